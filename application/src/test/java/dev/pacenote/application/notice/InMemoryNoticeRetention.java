package dev.pacenote.application.notice;

import dev.pacenote.application.platform.Tables;
import dev.pacenote.application.platform.retention.ExpiredRows;
import dev.pacenote.application.platform.retention.RetentionStore;
import dev.pacenote.domain.notice.Notice;
import dev.pacenote.domain.notice.NoticeRetention;
import java.time.Instant;
import java.util.List;

/** Expired notices of the topics that say how long they are kept, in memory. */
public final class InMemoryNoticeRetention implements RetentionStore {

    private final Tables tables;
    private final List<NoticeRetention> topics;

    public InMemoryNoticeRetention(Tables tables, List<NoticeRetention> topics) {
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
                                .mapToInt(retention -> purge(state, retention, now, atMost))
                                .max()
                                .orElse(0));
    }

    private static int purge(
            Tables.State state, NoticeRetention retention, Instant now, int atMost) {
        var start = retention.period().firstDay(now);
        return ExpiredRows.take(
                        state.notices,
                        row ->
                                row.notice().foundOn().isBefore(start)
                                        && row.notice().topic().equals(retention.topic())
                                        && (row.mail().isPresent() || !waits(row.notice().route())),
                        atMost)
                .size();
    }

    private static boolean waits(Notice.Route route) {
        return switch (route) {
            case MAIL, NEXT -> true;
            case ALONG, INBOX_ONLY -> false;
        };
    }
}
