package dev.pacenote.server.sandbox;

import dev.pacenote.application.notice.RunLauncher;
import dev.pacenote.application.notice.RunLauncher.Launch;
import dev.pacenote.domain.notice.DailyRun;
import dev.pacenote.domain.notice.DailyRun.Trigger;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** Lets days pass in the sandbox. */
@Singleton
@Requires(property = "pacenote.sandbox", value = "true")
final class SandboxDays {

    private static final LocalTime RUN_AT = LocalTime.of(5, 0);

    private final SandboxHouse house;
    private final RunLauncher launcher;

    SandboxDays(SandboxHouse house, RunLauncher launcher) {
        this.house = house;
        this.launcher = launcher;
    }

    /** It becomes 05:00 UTC of the next date, and the daily run takes place. */
    synchronized Optional<DailyRun> letADayPass() {
        var today = LocalDate.ofInstant(house.clock().instant(), ZoneOffset.UTC);
        house.clock().leapTo(today.plusDays(1).atTime(RUN_AT).toInstant(ZoneOffset.UTC));
        house.save();
        return run();
    }

    /** The daily run of the clock's date, to its end; empty when one is active already. */
    Optional<DailyRun> run() {
        return launcher.start(Trigger.SCHEDULE) instanceof Launch.Started(_, var end)
                ? Optional.of(end.join())
                : Optional.empty();
    }
}
