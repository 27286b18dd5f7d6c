package dev.pacenote.adapters.out.postgres.notice.stream;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.pacenote.adapters.out.postgres.platform.Json;
import dev.pacenote.domain.notice.StoredFacts;
import dev.pacenote.domain.notice.stream.EventType;
import dev.pacenote.domain.notice.stream.StreamEvent;
import dev.pacenote.domain.notice.stream.UnreadCounts;
import io.micronaut.core.annotation.Introspected;
import java.time.Instant;
import java.util.Map;

/** A row of {@code stream_events}, without the account, of which it is asked. */
@Introspected
record StreamEventRow(
        long seq,
        String type,
        Instant at,
        int unreadMessages,
        int unreadNotifications,
        int unseen,
        String refs) {

    private static final TypeReference<Map<String, String>> REFERENCES = new TypeReference<>() {};

    StreamEvent event() {
        return new StreamEvent(
                seq,
                new EventType(type),
                at,
                new UnreadCounts(unreadMessages, unreadNotifications, unseen),
                new StoredFacts(Json.read(refs, REFERENCES)));
    }
}
