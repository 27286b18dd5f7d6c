package dev.pacenote.adapters.out.postgres.digest;

import dev.pacenote.adapters.out.postgres.platform.PostgresStore;
import dev.pacenote.adapters.out.postgres.platform.retention.ExpiredRows;
import dev.pacenote.application.platform.retention.RetentionStore;
import dev.pacenote.domain.digest.DigestRetention;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Expired daily e-mails, their history and their coverage, in Postgres. */
@Singleton
public final class PostgresDigestRetention implements RetentionStore {

    private final PostgresStore store;
    private final ExpiredRows rows;

    public PostgresDigestRetention(PostgresStore store) {
        this.store = store;
        this.rows = new ExpiredRows(store);
    }

    @Override
    public String name() {
        return "daily-emails-and-history";
    }

    @Override
    public int purge(Instant now, int atMost) {
        var start = DigestRetention.PERIOD.firstDay(now);
        var values = Map.of("start", start);
        return IntStream.of(
                        history(start, atMost),
                        rows.delete(
                                "daily_emails",
                                "date < :start and state in ('SENT', 'DEAD', 'CANCELLED') and not untold",
                                values,
                                atMost),
                        rows.delete("section_coverage", "date < :start", values, atMost))
                .max()
                .orElse(0);
    }

    /** What goes from the history stays counted. */
    private int history(LocalDate start, int atMost) {
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
                                    .bind("start", start)
                                    .bind("most", atMost)
                                    .mapTo(String.class)
                                    .list();
                    handle.createUpdate("update history_forgotten set sent = sent + :sent")
                            .bind("sent", Collections.frequency(gone, "SENT"))
                            .execute();
                    return gone.size();
                });
    }
}
