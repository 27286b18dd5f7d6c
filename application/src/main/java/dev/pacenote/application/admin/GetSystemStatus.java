package dev.pacenote.application.admin;

import dev.pacenote.application.dailyrun.DailyRuns;
import dev.pacenote.application.digest.DailyEmails;
import dev.pacenote.application.identity.session.Sessions;
import dev.pacenote.application.platform.Paging;
import dev.pacenote.domain.dailyrun.DailyRun;
import dev.pacenote.domain.dailyrun.DailySchedule;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Whoever looks after the service sees at a glance whether the day's work was done. */
public final class GetSystemStatus {

    private static final Paging FIRST = new Paging(1, 1);

    /**
     * @param late how long a run has been due without having begun
     * @param active how long the current pass of a run has been under way; zero when none is
     * @param completed when a run was last looked through to its end
     * @param lastRun the run of the latest date, whatever became of it
     * @param unsent mails that no mail server took so far
     * @param sessions that are neither revoked nor over
     */
    public record SystemStatus(
            Duration late,
            Duration active,
            Optional<Instant> completed,
            Optional<DailyRun> lastRun,
            long unsent,
            long sessions) {}

    private final DailyRuns runs;
    private final DailySchedule schedule;
    private final DailyEmails emails;
    private final Sessions sessions;
    private final InstantSource clock;

    public GetSystemStatus(
            DailyRuns runs,
            DailySchedule schedule,
            DailyEmails emails,
            Sessions sessions,
            InstantSource clock) {
        this.runs = runs;
        this.schedule = schedule;
        this.emails = emails;
        this.sessions = sessions;
        this.clock = clock;
    }

    /**
     * @throws dev.pacenote.application.platform.StoreUnavailableException when a store is away
     */
    public SystemStatus take() {
        var now = clock.instant();
        var last = runs.latest();
        return new SystemStatus(
                schedule.late(last.map(DailyRun::date), now),
                active(now),
                runs.latestCompleted().flatMap(DailyRun::finishedAt),
                last,
                emails.unsent(FIRST).total(),
                sessions.count(now));
    }

    private Duration active(Instant now) {
        return runs.active().stream()
                .map(run -> Duration.between(run.passStartedAt(), now))
                .reduce(Duration.ZERO, (a, b) -> a.compareTo(b) > 0 ? a : b);
    }
}
