package dev.pacenote.domain.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

/** The waits between tries of a push. */
class QuickRetryScheduleTest {

    private static final Optional<Duration> NOTHING_ASKED = Optional.empty();

    @Property
    void eight_tries_take_less_than_half_an_hour(
            @ForAll @DoubleRange(min = 0, max = 1) double random) {
        var total = Duration.ZERO;
        int attempts = 1;
        var wait = QuickRetrySchedule.waitAfter(attempts, random, NOTHING_ASKED);
        while (wait.isPresent()) {
            total = total.plus(wait.get());
            attempts++;
            wait = QuickRetrySchedule.waitAfter(attempts, random, NOTHING_ASKED);
        }
        assertThat(attempts).isEqualTo(8);
        assertThat(total).isLessThan(Duration.ofMinutes(30));
    }

    @Test
    void what_the_other_side_asks_is_kept_unless_it_is_too_long() {
        assertThat(QuickRetrySchedule.waitAfter(1, 0.5, Optional.of(Duration.ofMinutes(3))))
                .contains(Duration.ofMinutes(3));
        assertThat(QuickRetrySchedule.waitAfter(1, 1, Optional.of(Duration.ofSeconds(1))))
                .contains(Duration.ofSeconds(10));
        assertThat(QuickRetrySchedule.waitAfter(1, 0.5, Optional.of(Duration.ofHours(1))))
                .isEmpty();
    }
}
