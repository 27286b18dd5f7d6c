package dev.pacenote.domain.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OutcomeRetryScheduleTest {

    private static final int MORE_THAN_ENOUGH = 100;

    @Test
    void it_is_over_well_before_somebody_else_may_send_the_mail() {
        var all =
                IntStream.rangeClosed(1, MORE_THAN_ENOUGH)
                        .mapToObj(OutcomeRetrySchedule::waitAfter)
                        .flatMap(Optional::stream)
                        .reduce(Duration.ZERO, Duration::plus);

        assertThat(all)
                .isGreaterThan(Duration.ofMinutes(1))
                .isLessThan(Lease.LENGTH.minusMinutes(1));
    }

    @Test
    void the_first_try_follows_at_once_and_there_is_a_last() {
        assertThat(OutcomeRetrySchedule.waitAfter(1).orElseThrow())
                .isLessThan(Duration.ofSeconds(1));
        assertThat(OutcomeRetrySchedule.waitAfter(MORE_THAN_ENOUGH)).isEmpty();
    }
}
