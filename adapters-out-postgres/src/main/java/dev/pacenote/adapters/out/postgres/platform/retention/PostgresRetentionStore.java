package dev.pacenote.adapters.out.postgres.platform.retention;

import dev.pacenote.adapters.out.postgres.platform.PostgresStore;
import dev.pacenote.adapters.out.postgres.platform.Rows;
import dev.pacenote.application.platform.retention.RetentionStore;
import dev.pacenote.domain.notice.Topic;
import dev.pacenote.domain.platform.retention.Retention;
import jakarta.inject.Singleton;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** What was told long ago, in Postgres. Rows that somebody else holds wait for the next time. */
@Singleton
public final class PostgresRetentionStore implements RetentionStore {

    private final PostgresStore store;

    public PostgresRetentionStore(PostgresStore store) {
        this.store = store;
    }

    @Override
    public int forget(Retention retention, Set<Topic> inboxes, int atMost) {
        var start = retention.news();
        var audited = Rows.bind(start.atStartOfDay(ZoneOffset.UTC).toInstant());
        return IntStream.of(
                        history(Map.of("start", start), atMost),
                        delete(
                                "daily_emails",
                                "date < :start and state in ('SENT', 'DEAD', 'CANCELLED') and not untold",
                                Map.of("start", start),
                                atMost),
                        notices(Map.of("start", start), inboxes, atMost),
                        delete("section_coverage", "date < :start", Map.of("start", start), atMost),
                        delete("audit_log", "at < :start", Map.of("start", audited), atMost),
                        delete(
                                "daily_runs",
                                "dry and pass_started_at < :start",
                                Map.of("start", Rows.bind(retention.rehearsals())),
                                atMost),
                        delete(
                                "run_notes",
                                """
                                pass not in (select pass from daily_runs
                                    where state in ('QUEUED', 'RUNNING', 'WAITING'))
                                """,
                                Map.of(),
                                atMost))
                .max()
                .orElse(0);
    }

    /** What goes from the history stays counted. */
    private int history(Map<String, ?> values, int atMost) {
        return store.together(
                handle -> {
                    List<String> gone =
                            handle.createQuery(
                                            """
                                            delete from notification_history where ctid in
                                                (select ctid from notification_history where date < :start
                                                limit :most for update skip locked)
                                            returning status
                                            """)
                                    .bindMap(values)
                                    .bind("most", atMost)
                                    .mapTo(String.class)
                                    .list();
                    handle.createUpdate("update history_forgotten set sent = sent + :sent")
                            .bind("sent", Collections.frequency(gone, "SENT"))
                            .execute();
                    return gone.size();
                });
    }

    private int notices(Map<String, ?> values, Set<Topic> inboxes, int atMost) {
        return inboxes.stream()
                .mapToInt(
                        topic ->
                                store.with(
                                        handle ->
                                                handle.createUpdate(
                                                                """
                                                                delete from notices where ctid in
                                                                    (select ctid from notices
                                                                    where found_on < :start and topic = :topic
                                                                    and (mail_date is not null or route not in ('MAIL', 'NEXT'))
                                                                    limit :most for update skip locked)
                                                                """)
                                                        .bindMap(values)
                                                        .bind("topic", topic.name())
                                                        .bind("most", atMost)
                                                        .execute()))
                .max()
                .orElse(0);
    }

    private int delete(String table, String which, Map<String, ?> values, int atMost) {
        return store.with(
                handle ->
                        handle.createUpdate(
                                        """
                                        delete from <table> where ctid in
                                            (select ctid from <table> where <which>
                                            limit :most for update skip locked)
                                        """)
                                .define("table", table)
                                .define("which", which)
                                .bindMap(values)
                                .bind("most", atMost)
                                .execute());
    }
}
