package dev.pacenote.adapters.out.postgres.notice;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.pacenote.adapters.out.postgres.platform.Json;
import dev.pacenote.application.notice.Topics;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Notice;
import dev.pacenote.domain.notice.NoticeKey;
import dev.pacenote.domain.notice.StoredFacts;
import dev.pacenote.domain.notice.Timing;
import dev.pacenote.domain.notice.Topic;
import dev.pacenote.domain.notice.Weight;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code notices}. Where it is on its way into a daily mail, other statements tell. */
@MappedEntity("notices")
public record NoticeRow(
        @Id UUID id,
        long number,
        long userId,
        String topic,
        String dedupeKey,
        @Nullable String subject,
        Instant occurredAt,
        Instant foundAt,
        String facts,
        String weight) {

    private static final TypeReference<Map<String, String>> FACTS = new TypeReference<>() {};

    public Notice notice(Topics topics) {
        var about = new Topic(topic);
        return new Notice(
                id,
                new AccountId(userId),
                new NoticeKey(about, dedupeKey, Optional.ofNullable(subject)),
                new Timing(occurredAt, foundAt),
                topics.read(about, new StoredFacts(Json.read(facts, FACTS))),
                Weight.valueOf(weight));
    }
}
