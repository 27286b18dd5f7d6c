package dev.pacenote.application.platform.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.status.HealthProbe.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class HealthProbesTest {

    private static final HealthProbe WELL = new HealthProbe("well", () -> State.UP);

    private Instant now = Samples.NOON;

    private HealthProbes probes(Duration limit, HealthProbe... probes) {
        return new HealthProbes(
                List.of(probes), work -> Thread.ofVirtual().start(work), limit, () -> now);
    }

    /** A probe that says UP, then fails, and counts how often it is asked. */
    private static HealthProbe costly(AtomicInteger calls) {
        return new HealthProbe(
                "costly",
                () -> {
                    if (calls.incrementAndGet() > 1) {
                        throw new IllegalStateException("no idea");
                    }
                    return State.UP;
                },
                Duration.ofSeconds(5));
    }

    @Test
    void what_a_costly_probe_said_or_that_it_failed_is_said_again_for_a_while() {
        var calls = new AtomicInteger();
        var probes = probes(Duration.ofMinutes(1), costly(calls));
        var asked = now;

        assertThat(probes.states()).containsEntry("costly", State.UP);
        now = asked.plusMillis(4_999);
        assertThat(probes.states()).containsEntry("costly", State.UP);
        assertThat(calls).hasValue(1);
        now = asked.plusSeconds(5);
        assertThat(probes.states()).containsEntry("costly", State.UNKNOWN);
        assertThat(probes.states()).containsEntry("costly", State.UNKNOWN);
        assertThat(calls).hasValue(2);
    }

    @Test
    void a_clock_that_was_set_back_keeps_no_answer_for_long() {
        var calls = new AtomicInteger();
        var probes = probes(Duration.ofMinutes(1), costly(calls));
        assertThat(probes.states()).containsEntry("costly", State.UP);

        now = now.minusSeconds(3_600);

        assertThat(probes.states()).containsEntry("costly", State.UNKNOWN);
    }

    @Test
    void a_probe_that_costs_nothing_is_asked_each_time() {
        var calls = new AtomicInteger();
        var cheap =
                new HealthProbe(
                        "cheap", () -> calls.incrementAndGet() == 1 ? State.UP : State.RESTING);
        var probes = probes(Duration.ofMinutes(1), cheap);

        assertThat(probes.states()).containsEntry("cheap", State.UP);
        assertThat(probes.states()).containsEntry("cheap", State.RESTING);
    }

    @Test
    void a_probe_that_throws_is_unknown_and_hides_no_other() {
        var broken =
                new HealthProbe(
                        "broken",
                        () -> {
                            throw new IllegalStateException("no idea");
                        });

        assertThat(probes(Duration.ofMinutes(1), broken, WELL).states())
                .containsExactly(entry("broken", State.UNKNOWN), entry("well", State.UP));
    }

    @Test
    void a_probe_that_hangs_is_unknown_is_asked_once_and_hides_no_other() {
        var calls = new AtomicInteger();
        var release = new CountDownLatch(1);
        var hanging =
                new HealthProbe(
                        "hanging",
                        () -> {
                            calls.incrementAndGet();
                            try {
                                release.await();
                            } catch (InterruptedException e) {
                                throw new IllegalStateException(e);
                            }
                            return State.UP;
                        });
        var probes = probes(Duration.ofMillis(300), hanging, WELL);

        assertThat(probes.states())
                .containsExactly(entry("hanging", State.UNKNOWN), entry("well", State.UP));
        assertThat(probes.states()).containsEntry("hanging", State.UNKNOWN);
        assertThat(calls).hasValue(1);
        release.countDown();
    }

    @Test
    void two_probes_of_the_same_name_are_refused() {
        assertThatThrownBy(() -> probes(Duration.ofSeconds(1), WELL, WELL))
                .hasMessage("more than one health probe is called well");
    }
}
