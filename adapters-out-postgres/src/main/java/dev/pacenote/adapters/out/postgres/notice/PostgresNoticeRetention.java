package dev.pacenote.adapters.out.postgres.notice;

import dev.pacenote.application.notice.TopicDefinition;
import dev.pacenote.application.platform.retention.RetentionStore;
import dev.pacenote.domain.notice.Topic;
import dev.pacenote.domain.platform.retention.RetentionPeriod;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** Expired notices of the topics that say how long they are kept, in Postgres. */
@Singleton
public final class PostgresNoticeRetention implements RetentionStore {

    private final NoticeRows rows;
    private final List<TopicDefinition> topics;

    PostgresNoticeRetention(NoticeRows rows, List<TopicDefinition> topics) {
        this.rows = rows;
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

    private int purge(Topic topic, RetentionPeriod keep, Instant now, int atMost) {
        var start = keep.firstDay(now).atStartOfDay().toInstant(ZoneOffset.UTC);
        return rows.purge(topic.name(), start, atMost);
    }
}
