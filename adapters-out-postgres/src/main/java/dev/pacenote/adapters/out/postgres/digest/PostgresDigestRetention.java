package dev.pacenote.adapters.out.postgres.digest;

import dev.pacenote.application.platform.retention.RetentionStore;
import dev.pacenote.domain.digest.DigestRetention;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.stream.IntStream;

/** Expired daily e-mails, their history and their coverage, in Postgres. */
@Singleton
public final class PostgresDigestRetention implements RetentionStore {

    private final HistoryRows history;
    private final DailyEmailRows mails;
    private final CoverageRows coverage;

    PostgresDigestRetention(HistoryRows history, DailyEmailRows mails, CoverageRows coverage) {
        this.history = history;
        this.mails = mails;
        this.coverage = coverage;
    }

    @Override
    public String name() {
        return "daily-emails-and-history";
    }

    @Override
    public int purge(Instant now, int atMost) {
        var start = DigestRetention.PERIOD.firstDay(now);
        return IntStream.of(
                        (int) history.purge(start, atMost),
                        mails.purge(start, atMost),
                        coverage.purge(start, atMost))
                .max()
                .orElse(0);
    }
}
