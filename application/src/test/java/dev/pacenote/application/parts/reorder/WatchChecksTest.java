package dev.pacenote.application.parts.reorder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.parts.PartsWorld;
import dev.pacenote.application.platform.status.PeriodicWork;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WatchChecksTest {

    private final PartsWorld world = new PartsWorld();

    private PeriodicWork.State state() {
        return new WatchChecks(world.runs, Duration.ofHours(1), () -> world.now).state();
    }

    @Test
    void a_check_is_late_when_two_were_missed_and_not_before_the_first_one() {
        assertThat(state()).isEqualTo(new PeriodicWork.State(Optional.empty(), false));
        world.hourly();
        var finished = world.now;
        world.pass(Duration.ofHours(3));
        assertThat(state()).isEqualTo(new PeriodicWork.State(Optional.of(finished), false));
        world.pass(Duration.ofMillis(1));
        assertThat(state()).isEqualTo(new PeriodicWork.State(Optional.of(finished), true));
        world.hourly();
        assertThat(state()).isEqualTo(new PeriodicWork.State(Optional.of(world.now), false));
    }
}
