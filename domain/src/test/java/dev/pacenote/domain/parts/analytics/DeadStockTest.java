package dev.pacenote.domain.parts.analytics;

import static dev.pacenote.domain.parts.analytics.PartFixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeadStockTest {

    private static final Instant HALF_A_YEAR_AGO = NOW.minus(Duration.ofDays(180));
    private static final Instant LONG_AGO = HALF_A_YEAR_AGO.minusMillis(1);

    private static Optional<DeadStock> dead(Instant added, int stock, Optional<Instant> used) {
        return DeadStock.of(PartFixture.addedAt(added, "24.5", stock), used, NOW);
    }

    @Test
    void a_part_over_180_days_old_that_nobody_used_for_as_long_is_worth_its_price() {
        assertThat(dead(LONG_AGO, 3, Optional.empty()).orElseThrow().value())
                .isEqualByComparingTo("73.5");
        assertThat(dead(LONG_AGO, 3, Optional.of(LONG_AGO)).orElseThrow().lastConsumedAt())
                .contains(LONG_AGO);
    }

    @Test
    void what_is_used_or_young_or_not_there_is_no_dead_stock() {
        assertThat(dead(LONG_AGO, 3, Optional.of(HALF_A_YEAR_AGO))).isEmpty();
        assertThat(dead(HALF_A_YEAR_AGO, 3, Optional.empty())).isEmpty();
        assertThat(dead(LONG_AGO, 0, Optional.empty())).isEmpty();
        assertThat(dead(LONG_AGO, -1, Optional.empty())).isEmpty();
    }
}
