package dev.pacenote.application.platform.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.platform.StoreUnavailableException;
import dev.pacenote.application.platform.status.HealthProbe.State;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whoever asks whether the service is ready hears it in time, whatever hangs. */
class CheckReadinessTest {

    private static final Duration GENEROUS = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(50);

    private static final LatestRun.Run RUN =
            new LatestRun.Run(LocalDate.of(2026, 11, 21), "completed", Duration.ZERO, false);

    private List<PeriodicWork> periodic = List.of();
    private final CountDownLatch over = new CountDownLatch(1);

    @AfterEach
    void release() {
        over.countDown();
    }

    private CheckReadiness readiness(
            StoreProbe store,
            LatestRun latest,
            List<HealthProbe> probes,
            List<Backlog> backlogs,
            Duration limit) {
        return new CheckReadiness(
                store,
                latest,
                new HealthProbes(probes, Thread::startVirtualThread, limit, InstantSource.system()),
                backlogs,
                periodic,
                Thread::startVirtualThread,
                limit);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(GENEROUS.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void the_store_the_probes_and_the_queues_are_asked() {
        var ready =
                readiness(
                                () -> true,
                                () -> Optional.of(RUN),
                                List.of(new HealthProbe("exchange", () -> State.RESTING)),
                                List.of(new Backlog("letters", () -> 3)),
                                GENEROUS)
                        .check();

        assertThat(ready)
                .isEqualTo(
                        new CheckReadiness.Readiness(
                                true,
                                Optional.of(RUN),
                                Map.of("exchange", State.RESTING),
                                Map.of("letters", 3L),
                                Map.of()));
    }

    @Test
    void work_that_is_done_again_and_again_says_when_it_was_done_unless_its_store_is_away() {
        var at = Instant.parse("2026-11-20T10:00:00Z");
        periodic =
                List.of(
                        new PeriodicWork(
                                "sweep", () -> new PeriodicWork.State(Optional.of(at), false)),
                        new PeriodicWork(
                                "lost",
                                () -> {
                                    throw new StoreUnavailableException(
                                            new IllegalStateException("away"));
                                }));
        var answer = readiness(() -> true, Optional::empty, List.of(), List.of(), GENEROUS).check();
        assertThat(answer.periodic())
                .isEqualTo(Map.of("sweep", new PeriodicWork.State(Optional.of(at), false)));
        assertThat(
                        readiness(() -> false, Optional::empty, List.of(), List.of(), GENEROUS)
                                .check()
                                .periodic())
                .isEmpty();
    }

    @Test
    void nobody_waits_for_the_store_before_the_probes_nor_for_the_probes_before_the_store() {
        var storeAsked = new CountDownLatch(1);
        var probeAsked = new CountDownLatch(1);

        var ready =
                readiness(
                                () -> {
                                    storeAsked.countDown();
                                    await(probeAsked);
                                    return true;
                                },
                                Optional::empty,
                                List.of(
                                        new HealthProbe(
                                                "exchange",
                                                () -> {
                                                    probeAsked.countDown();
                                                    await(storeAsked);
                                                    return State.UP;
                                                })),
                                List.of(),
                                GENEROUS)
                        .check();

        assertThat(ready.storeAnswers()).isTrue();
        assertThat(ready.states()).containsEntry("exchange", State.UP);
    }

    @Test
    void a_store_that_hangs_makes_the_service_unready_and_hides_no_probe() {
        var ready =
                readiness(
                                () -> {
                                    await(over);
                                    return true;
                                },
                                Optional::empty,
                                List.of(new HealthProbe("exchange", () -> State.UP)),
                                List.of(),
                                SHORT)
                        .check();

        assertThat(ready.storeAnswers()).isFalse();
        assertThat(ready.states()).containsKey("exchange");
    }

    @Test
    void a_last_run_that_is_not_told_in_time_is_left_out_and_makes_nothing_unready() {
        var ready =
                readiness(
                                () -> true,
                                () -> {
                                    await(over);
                                    return Optional.empty();
                                },
                                List.of(),
                                List.of(),
                                SHORT)
                        .check();

        assertThat(ready.storeAnswers()).isTrue();
        assertThat(ready.lastRun()).isEmpty();
    }

    @Test
    void a_store_that_goes_away_after_its_heartbeat_hides_the_last_run_and_no_queue() {
        var ready =
                readiness(
                                () -> true,
                                () -> {
                                    throw new StoreUnavailableException(
                                            new IllegalStateException());
                                },
                                List.of(),
                                List.of(new Backlog("letters", () -> 3)),
                                GENEROUS)
                        .check();

        assertThat(ready.storeAnswers()).isTrue();
        assertThat(ready.lastRun()).isEmpty();
        assertThat(ready.waiting()).isEqualTo(Map.of("letters", 3L));
    }

    @Test
    void a_store_that_is_away_makes_the_service_unready_and_is_asked_no_more() {
        var ready =
                readiness(
                                () -> {
                                    throw new StoreUnavailableException(
                                            new IllegalStateException());
                                },
                                () -> {
                                    throw new AssertionError("asked");
                                },
                                List.of(),
                                List.of(
                                        new Backlog(
                                                "letters",
                                                () -> {
                                                    throw new AssertionError("asked");
                                                })),
                                GENEROUS)
                        .check();

        assertThat(ready.storeAnswers()).isFalse();
        assertThat(ready.waiting()).isEmpty();
    }

    @Test
    void a_queue_that_hangs_is_left_out_hides_no_other_and_makes_nothing_unready() {
        var ready =
                readiness(
                                () -> true,
                                Optional::empty,
                                List.of(),
                                List.of(
                                        new Backlog(
                                                "hangs",
                                                () -> {
                                                    await(over);
                                                    return 1;
                                                }),
                                        new Backlog("letters", () -> 3)),
                                Duration.ofSeconds(1))
                        .check();

        assertThat(ready.storeAnswers()).isTrue();
        assertThat(ready.waiting()).isEqualTo(Map.of("letters", 3L));
    }
}
