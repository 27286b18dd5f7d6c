package dev.pacenote.application.digest;

import dev.pacenote.application.platform.Tables;
import dev.pacenote.application.platform.retention.ExpiredRows;
import dev.pacenote.application.platform.retention.RetentionStore;
import dev.pacenote.domain.digest.DigestRetention;
import dev.pacenote.domain.digest.HistoryEntry;
import java.time.Instant;
import java.util.stream.IntStream;

/** Expired daily e-mails, their history and their coverage, in memory. */
public final class InMemoryDigestRetention implements RetentionStore {

    private final Tables tables;

    public InMemoryDigestRetention(Tables tables) {
        this.tables = tables;
    }

    @Override
    public String name() {
        return "daily-emails-and-history";
    }

    @Override
    public int purge(Instant now, int atMost) {
        return tables.with(state -> purge(state, now, atMost));
    }

    private static int purge(Tables.State state, Instant now, int atMost) {
        var start = DigestRetention.PERIOD.firstDay(now);
        var history =
                ExpiredRows.take(state.history.values(), row -> row.date().isBefore(start), atMost);
        state.forgottenSent +=
                history.stream().filter(row -> row.status() == HistoryEntry.Status.SENT).count();
        var mails =
                ExpiredRows.take(
                        state.emails.values(),
                        mail -> mail.key().date().isBefore(start) && mail.isOver(),
                        atMost);
        var coverage =
                ExpiredRows.take(
                        state.coverage.keySet(), key -> key.date().isBefore(start), atMost);
        return IntStream.of(history.size(), mails.size(), coverage.size()).max().orElse(0);
    }
}
