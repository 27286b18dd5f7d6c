package dev.pacenote.adapters.out.postgres.notice;

import dev.pacenote.adapters.out.postgres.platform.PostgresStore;
import dev.pacenote.adapters.out.postgres.platform.retention.ExpiredRows;
import dev.pacenote.application.platform.retention.RetentionStore;
import dev.pacenote.domain.notice.NoticeRetention;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Expired notices of the topics that say how long they are kept, in Postgres. */
@Singleton
public final class PostgresNoticeRetention implements RetentionStore {

    private final ExpiredRows rows;
    private final List<NoticeRetention> topics;

    public PostgresNoticeRetention(PostgresStore store, List<NoticeRetention> topics) {
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
                .mapToInt(
                        retention ->
                                rows.delete(
                                        "notices",
                                        """
                                        found_on < :start and topic = :topic
                                        and (mail_date is not null or route not in ('MAIL', 'NEXT'))
                                        """,
                                        Map.of(
                                                "start",
                                                retention.period().firstDay(now),
                                                "topic",
                                                retention.topic().name()),
                                        atMost))
                .max()
                .orElse(0);
    }
}
