package dev.pacenote.adapters.out.postgres.notice;

import dev.pacenote.adapters.out.postgres.platform.PostgresStore;
import dev.pacenote.adapters.out.postgres.platform.retention.ExpiredRows;
import dev.pacenote.application.notice.TopicDefinition;
import dev.pacenote.application.platform.retention.RetentionStore;
import dev.pacenote.domain.notice.Topic;
import dev.pacenote.domain.platform.retention.RetentionPeriod;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** Expired notices of the topics that say how long they are kept, in Postgres. */
@Singleton
public final class PostgresNoticeRetention implements RetentionStore {

    private final ExpiredRows rows;
    private final List<TopicDefinition> topics;

    public PostgresNoticeRetention(PostgresStore store, List<TopicDefinition> topics) {
        this.rows = new ExpiredRows(store);
        this.topics = List.copyOf(topics);
    }

    @Override
    public String name() {
        return "notices";
    }

    @Override
    public int purge(Instant now, int atMost) {
        return topics.stream()
                .flatMap(
                        definition ->
                                definition.keep().stream()
                                        .map(keep -> purge(definition.topic(), keep, now, atMost)))
                .mapToInt(Integer::intValue)
                .max()
                .orElse(0);
    }

    /** Mirrors DigestItem.waits; the contract tells the two from each other. */
    private int purge(Topic topic, RetentionPeriod keep, Instant now, int atMost) {
        return rows.delete(
                "notices",
                """
                found_at < :start and topic = :topic
                and not (digest_since is not null and mail_date is null and withheld is null
                    and weight in ('NEWS', 'LASTING_NOTE'))
                """,
                Map.of(
                        "start",
                        keep.firstDay(now).atStartOfDay().atOffset(ZoneOffset.UTC),
                        "topic",
                        topic.name()),
                atMost);
    }
}
