package dev.pacenote.domain.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** The waits between tries of a push. */
class QuickRetryScheduleTest {

    private static final Optional<Duration> NOTHING_ASKED = Optional.empty();

    private static final int WAITS = 7;

    @Property
    void eight_tries_outlive_five_minutes_and_take_less_than_half_an_hour(
            @ForAll @Size(WAITS) List<@DoubleRange(min = 0, max = 1) Double> randoms) {
        assertThat(untilTheLastTry(randoms))
                .isGreaterThan(Duration.ofMinutes(5))
                .isLessThan(Duration.ofMinutes(30));
    }

    @Test
    void also_where_each_wait_is_its_shortest_or_its_longest() {
        assertThat(untilTheLastTry(Collections.nCopies(WAITS, 0.0)))
                .isEqualTo(Duration.ofMinutes(6));
        assertThat(untilTheLastTry(Collections.nCopies(WAITS, 1.0)))
                .isEqualTo(Duration.ofSeconds(29 * 60 + 40));
    }

    @Test
    void the_first_waits_may_be_none_at_all() {
        assertThat(waitAfter(1, 0, NOTHING_ASKED)).contains(Duration.ZERO);
        assertThat(waitAfter(5, 0, NOTHING_ASKED)).contains(Duration.ZERO);
    }

    @Test
    void what_the_other_side_asks_is_kept_unless_it_is_over_half_an_hour() {
        assertThat(waitAfter(1, 0.5, Optional.of(Duration.ofMinutes(3))))
                .contains(Duration.ofMinutes(3));
        assertThat(waitAfter(1, 1, Optional.of(Duration.ofSeconds(1))))
                .contains(Duration.ofSeconds(10));
        assertThat(waitAfter(1, 0.5, Optional.of(Duration.ofMinutes(30))))
                .contains(Duration.ofMinutes(30));
        assertThat(waitAfter(1, 0.5, Optional.of(Duration.ofSeconds(1801)))).isEmpty();
    }

    private static Optional<Duration> waitAfter(
            int failed, double random, Optional<Duration> asked) {
        return QuickRetrySchedule.waitAfter(failed, random, asked, Duration.ZERO);
    }

    @Test
    void what_the_other_side_asks_again_and_again_adds_up_to_half_an_hour_at_most() {
        var asked = Optional.of(Duration.ofMinutes(12));
        var past = Duration.ZERO;
        int failed = 0;
        var wait = Optional.of(Duration.ZERO);
        while (wait.isPresent()) {
            past = past.plus(wait.get());
            failed++;
            wait = QuickRetrySchedule.waitAfter(failed, 1, asked, past);
        }
        assertThat(past).isEqualTo(Duration.ofMinutes(24));
        assertThat(failed).isEqualTo(3);
    }

    @Test
    void our_own_waits_are_as_long_as_there_is_time_left() {
        assertThat(QuickRetrySchedule.waitAfter(7, 1, NOTHING_ASKED, Duration.ofMinutes(25)))
                .contains(Duration.ofMinutes(5));
        assertThat(QuickRetrySchedule.waitAfter(7, 1, NOTHING_ASKED, Duration.ofMinutes(31)))
                .isEmpty();
    }

    private static Duration untilTheLastTry(List<Double> randoms) {
        var total = Duration.ZERO;
        int failed = 1;
        for (double random : randoms) {
            total = total.plus(waitAfter(failed, random, NOTHING_ASKED).orElseThrow());
            failed++;
        }
        assertThat(failed).isEqualTo(QuickRetrySchedule.MAX_ATTEMPTS).isEqualTo(8);
        assertThat(waitAfter(failed, 0.5, NOTHING_ASKED)).isEmpty();
        return total;
    }
}
