package dev.pacenote.application.notice;

import dev.pacenote.application.platform.Tables;
import dev.pacenote.application.platform.retention.ExpiredRows;
import dev.pacenote.application.platform.retention.RetentionStore;
import dev.pacenote.domain.digest.DigestItem;
import dev.pacenote.domain.notice.Topic;
import dev.pacenote.domain.platform.UtcDate;
import dev.pacenote.domain.platform.retention.RetentionPeriod;
import java.time.Instant;
import java.util.List;

/** Expired notices of the topics that say how long they are kept, in memory. */
public final class InMemoryNoticeRetention implements RetentionStore {

    private final Tables tables;
    private final List<TopicDefinition> topics;

    public InMemoryNoticeRetention(Tables tables, List<TopicDefinition> topics) {
        this.tables = tables;
        this.topics = List.copyOf(topics);
    }

    @Override
    public String name() {
        return "notices";
    }

    @Override
    public int purge(Instant now, int atMost) {
        return tables.with(
                state ->
                        topics.stream()
                                .flatMap(
                                        definition ->
                                                definition.keep().stream()
                                                        .map(
                                                                keep ->
                                                                        purge(
                                                                                state,
                                                                                definition.topic(),
                                                                                keep,
                                                                                now,
                                                                                atMost)))
                                .mapToInt(Integer::intValue)
                                .max()
                                .orElse(0));
    }

    private static int purge(
            Tables.State state, Topic topic, RetentionPeriod keep, Instant now, int atMost) {
        var start = keep.firstDay(now);
        return ExpiredRows.take(
                        state.notices,
                        row ->
                                UtcDate.of(row.notice().foundAt()).isBefore(start)
                                        && row.notice().topic().equals(topic)
                                        && row.item().filter(DigestItem::waits).isEmpty(),
                        atMost)
                .size();
    }
}
