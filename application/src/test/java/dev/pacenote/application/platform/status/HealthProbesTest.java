package dev.pacenote.application.platform.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.pacenote.application.platform.status.HealthProbe.State;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class HealthProbesTest {

    private static final HealthProbe WELL = new HealthProbe("well", () -> State.UP);

    private static HealthProbes probes(Duration limit, HealthProbe... probes) {
        return new HealthProbes(List.of(probes), work -> Thread.ofVirtual().start(work), limit);
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
