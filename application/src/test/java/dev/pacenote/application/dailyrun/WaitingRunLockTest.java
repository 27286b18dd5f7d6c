package dev.pacenote.application.dailyrun;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.platform.Tables;
import dev.pacenote.domain.dailyrun.DailyRun;
import dev.pacenote.domain.dailyrun.DailyRun.Tally;
import dev.pacenote.domain.dailyrun.RunState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WaitingRunLockTest {

    private static final Instant NOW = Instant.parse("2026-11-20T05:00:00Z");

    private final InMemoryRunLock lock = new InMemoryRunLock();
    private final DailyRuns runs = new InMemoryDailyRuns(new Tables());
    private final AtomicInteger pauses = new AtomicInteger();

    private static DailyRun run() {
        return DailyRun.open(
                UUID.randomUUID(),
                LocalDate.of(2026, 11, 20),
                DailyRun.Trigger.ADMIN,
                UUID.randomUUID(),
                NOW);
    }

    @Test
    void somebody_who_has_just_ended_a_run_is_waited_for() {
        runs.insert(run().ended(RunState.COMPLETED, Tally.NONE, NOW));
        var ending = lock.tryAcquire().orElseThrow();
        var patient =
                new WaitingRunLock(
                        lock,
                        runs,
                        _ -> {
                            if (pauses.incrementAndGet() == 3) {
                                ending.close();
                            }
                        });

        assertThat(patient.tryAcquire()).isPresent();
    }

    @Test
    void a_run_under_way_is_not_waited_for() {
        runs.insert(run());
        assertThat(lock.tryAcquire()).isPresent();

        assertThat(new WaitingRunLock(lock, runs, _ -> pauses.incrementAndGet()).tryAcquire())
                .isEmpty();
        assertThat(pauses).hasValue(0);
    }

    @Test
    void a_dry_run_under_way_is_not_waited_for() {
        runs.insert(
                DailyRun.openDryRun(
                        UUID.randomUUID(), LocalDate.of(2026, 11, 20), UUID.randomUUID(), NOW));
        assertThat(lock.tryAcquire()).isPresent();

        assertThat(new WaitingRunLock(lock, runs, _ -> pauses.incrementAndGet()).tryAcquire())
                .isEmpty();
        assertThat(pauses).hasValue(0);
    }

    @Test
    void waiting_ends() {
        assertThat(lock.tryAcquire()).isPresent();

        assertThat(new WaitingRunLock(lock, runs, _ -> pauses.incrementAndGet()).tryAcquire())
                .isEmpty();
        assertThat(pauses).hasPositiveValue();
    }
}
