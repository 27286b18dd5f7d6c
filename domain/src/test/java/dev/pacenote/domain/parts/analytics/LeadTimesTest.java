package dev.pacenote.domain.parts.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.domain.parts.analytics.LeadTimes.Delivery;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LeadTimesTest {

    private final LeadTimes times =
            LeadTimes.of(
                    List.of(
                            new Delivery("Rossi", 9),
                            new Delivery("ROSSI", 2),
                            new Delivery("rossi", 3),
                            new Delivery("Bianchi", 4),
                            new Delivery("Bianchi", 7),
                            new Delivery("", 1)));

    private Optional<BigDecimal> of(String supplier, Optional<Integer> own) {
        return times.of(PartFixture.supplied(supplier, own));
    }

    @Test
    void what_is_entered_counts_and_else_the_median_of_the_supplier_in_whatever_spelling() {
        assertThat(of("Rossi", Optional.of(0))).contains(BigDecimal.ZERO);
        assertThat(of("rOSSI", Optional.empty())).contains(BigDecimal.valueOf(3));
        assertThat(of("Bianchi", Optional.empty())).contains(new BigDecimal("5.5"));
    }

    @Test
    void of_a_supplier_without_a_delivery_and_of_nobody_nothing_is_known() {
        assertThat(of("Verdi", Optional.empty())).isEmpty();
        assertThat(of("", Optional.empty())).isEmpty();
    }
}
