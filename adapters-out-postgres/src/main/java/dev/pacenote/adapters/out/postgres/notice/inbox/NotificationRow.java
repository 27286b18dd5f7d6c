package dev.pacenote.adapters.out.postgres.notice.inbox;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.pacenote.adapters.out.postgres.platform.Json;
import dev.pacenote.adapters.out.postgres.platform.Rows;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.StoredFacts;
import dev.pacenote.domain.notice.Topic;
import dev.pacenote.domain.notice.inbox.Notification;
import dev.pacenote.domain.notice.inbox.ReadState;
import dev.pacenote.domain.notice.inbox.Source;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code notifications}. */
@MappedEntity("notifications")
record NotificationRow(
        long account,
        @Id UUID id,
        String topic,
        String sourceKind,
        String sourceId,
        int notices,
        long seq,
        String facts,
        Instant occurredAt,
        boolean read,
        @Nullable Instant firstReadAt,
        long unreadSince,
        @Nullable Instant seenAt,
        @Nullable Integer deliveredNotices,
        @Nullable Instant deliveredAt,
        boolean archived,
        boolean open,
        Instant createdAt,
        Instant expiresAt) {

    private static final TypeReference<Map<String, String>> FACTS = new TypeReference<>() {};

    Notification notification() {
        return new Notification(
                new Notification.Key(
                        id,
                        new AccountId(account),
                        new Topic(topic),
                        new Source(sourceKind, sourceId)),
                new Notification.Gathered(
                        notices, seq, new StoredFacts(Json.read(facts, FACTS)), occurredAt),
                new Notification.Marks(
                        new ReadState(read, Optional.ofNullable(firstReadAt), unreadSince),
                        Optional.ofNullable(seenAt),
                        delivered(),
                        archived,
                        open),
                new Notification.Lifetime(createdAt, expiresAt));
    }

    private Optional<Notification.Delivered> delivered() {
        return deliveredNotices == null || deliveredAt == null
                ? Optional.empty()
                : Optional.of(new Notification.Delivered(deliveredNotices, deliveredAt));
    }

    /** As an object with the columns as members. */
    static Map<String, @Nullable Object> columns(Notification notification) {
        var gathered = notification.gathered();
        var marks = notification.marks();
        var columns = new HashMap<String, @Nullable Object>();
        columns.put("account", notification.account().value());
        columns.put("id", notification.id().toString());
        columns.put("topic", notification.key().topic().name());
        columns.put("source_kind", notification.key().source().kind());
        columns.put("source_id", notification.key().source().id());
        columns.put("notices", gathered.count());
        columns.put("seq", gathered.seq());
        columns.put("facts", gathered.facts().values());
        columns.put("occurred_at", Rows.microseconds(gathered.occurredAt()).toString());
        columns.put("read", marks.readState().read());
        columns.put("first_read_at", text(marks.readState().firstReadAt()));
        columns.put("unread_since", marks.readState().unreadSince());
        columns.put("seen_at", text(marks.seenAt()));
        columns.put(
                "delivered_notices",
                marks.delivered().map(Notification.Delivered::notices).orElse(null));
        columns.put("delivered_at", text(marks.delivered().map(Notification.Delivered::at)));
        columns.put("archived", marks.archived());
        columns.put("open", marks.open());
        columns.put(
                "created_at", Rows.microseconds(notification.lifetime().createdAt()).toString());
        columns.put(
                "expires_at", Rows.microseconds(notification.lifetime().expiresAt()).toString());
        return columns;
    }

    private static @Nullable String text(Optional<Instant> at) {
        return at.map(Rows::microseconds).map(Instant::toString).orElse(null);
    }
}
