package dev.pacenote.server.doctor;

import dev.pacenote.adapters.out.postgres.dailyrun.PostgresDailyRuns;
import dev.pacenote.adapters.out.postgres.platform.DatabaseExamination;
import dev.pacenote.adapters.out.postgres.platform.PostgresStore;
import dev.pacenote.adapters.out.postgres.platform.StandaloneStores;
import dev.pacenote.adapters.out.postgres.platform.origin.PostgresDataMarks;
import dev.pacenote.application.platform.StoreUnavailableException;
import dev.pacenote.domain.dailyrun.DailyRun;
import dev.pacenote.domain.platform.origin.FoundData;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The database: whether it answers, how old its schema is, whether its clock and ours agree. */
final class DatabaseCheck {

    private static final String SUBJECT = "database";

    /** Longer than a question takes. */
    private static final Duration SOME_SECONDS = Duration.ofSeconds(5);

    private final Optional<PostgresStore.Settings> settings;
    private final InstantSource clock;
    private Optional<DailyRun> lastRun = Optional.empty();
    private Optional<FoundData> data = Optional.empty();
    private boolean usable;

    DatabaseCheck(Optional<PostgresStore.Settings> settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    List<Finding> look() {
        if (settings.isEmpty()) {
            return List.of(
                    Finding.fine(
                            SUBJECT,
                            "embedded; it starts and stops with the server, which does not run"));
        }
        try {
            var seen = DatabaseExamination.of(settings.get());
            usable = seen.isUpToDate() && seen.isWritable() && seen.newer().isEmpty();
            if (usable) {
                read(settings.get());
            }
            return List.of(database(seen), clock(seen));
        } catch (StoreUnavailableException e) {
            return List.of(
                    Finding.broken(
                            SUBJECT,
                            "cannot be reached",
                            "Check DATABASE_URL, whether Postgres runs, and whether it lets this"
                                    + " machine in."));
        }
    }

    private static Finding database(DatabaseExamination seen) {
        var what = "Postgres " + seen.version() + ", answered in " + seen.took().toMillis() + " ms";
        if (seen.newer().isPresent()) {
            return Finding.broken(
                    SUBJECT,
                    what
                            + "; a newer version has changed it (migration "
                            + seen.newer().get()
                            + ")",
                    "Start that version, or restore a backup into an empty database.");
        }
        if (!seen.isWritable()) {
            return Finding.broken(
                    SUBJECT,
                    what + "; it takes no changes",
                    "Name the primary in DATABASE_URL, or all hosts, separated by commas.");
        }
        return seen.isUpToDate()
                ? Finding.fine(SUBJECT, what)
                : Finding.fine(
                        SUBJECT,
                        what + "; the next start applies " + seen.pending() + " migrations");
    }

    private Finding clock(DatabaseExamination seen) {
        var apart = Duration.between(seen.now(), clock.instant()).abs();
        return apart.compareTo(SOME_SECONDS) < 0
                ? Finding.fine("clock", "agrees with the database's")
                : Finding.doubtful(
                        "clock",
                        "is " + apart.toSeconds() + " s away from the database's",
                        "Switch time synchronisation on (timedatectl set-ntp true).");
    }

    private void read(PostgresStore.Settings settings) {
        try (var store = PostgresStore.pooled(settings);
                var stores = new StandaloneStores(store)) {
            lastRun = stores.get(PostgresDailyRuns.class).latest();
            data = Optional.of(stores.get(PostgresDataMarks.class).find());
        }
    }

    /** The database, if it can be worked with as it is. */
    Optional<PostgresStore.Settings> usable() {
        return settings.filter(_ -> usable);
    }

    /** As far as the database could be asked. */
    Optional<DailyRun> lastRun() {
        return lastRun;
    }

    /** Whose data it is, as far as the database could be asked. */
    Optional<FoundData> data() {
        return data;
    }
}
