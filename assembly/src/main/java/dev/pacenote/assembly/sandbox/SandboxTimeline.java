package dev.pacenote.assembly.sandbox;

import dev.pacenote.application.dailyrun.DailyRuns;
import dev.pacenote.application.dailyrun.start.RunLauncher;
import dev.pacenote.application.dailyrun.start.RunStart;
import dev.pacenote.domain.dailyrun.DailyRun;
import dev.pacenote.domain.dailyrun.DailyRun.Trigger;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Lets days pass in the sandbox. */
@Singleton
@Requires(property = "pacenote.sandbox", value = "true")
final class SandboxTimeline {

    private static final Duration POLL_INTERVAL = Duration.ofMillis(50);
    private static final LocalTime RUN_AT = LocalTime.of(5, 0);

    private final SandboxServices services;
    private final RunLauncher launcher;
    private final DailyRuns runs;

    SandboxTimeline(SandboxServices services, RunLauncher launcher, DailyRuns runs) {
        this.services = services;
        this.launcher = launcher;
        this.runs = runs;
    }

    /** It becomes 05:00 UTC of the next date, and the daily run takes place. */
    synchronized Optional<DailyRun> letADayPass() {
        var today = LocalDate.ofInstant(services.clock().instant(), ZoneOffset.UTC);
        services.clock().leapTo(today.plusDays(1).atTime(RUN_AT).toInstant(ZoneOffset.UTC));
        services.save();
        return run();
    }

    /** It becomes so much later; what is due then is due now. */
    synchronized void letPass(Duration time) {
        services.clock().leapTo(services.clock().instant().plus(time));
        services.save();
    }

    /** The daily run of the clock's date, to its end; empty when one is active already. */
    Optional<DailyRun> run() {
        return launcher.start(Trigger.SCHEDULE) instanceof RunStart.Started(var run, var end)
                ? Optional.of(end.map(CompletableFuture::join).orElseGet(() -> awaitEnd(run)))
                : Optional.empty();
    }

    /** Where others work a run off, its stored state says when it is done. */
    private DailyRun awaitEnd(DailyRun run) {
        try {
            while (true) {
                var now = runs.find(run.id()).orElse(run);
                if (!now.state().active()) {
                    return now;
                }
                Thread.sleep(POLL_INTERVAL);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped; the run goes on by itself", e);
        }
    }
}
