package dev.pacenote.domain.parts.stock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.domain.parts.catalogue.Money;
import dev.pacenote.domain.parts.catalogue.Quantity;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AverageCostTest {

    @Test
    void the_first_known_cost_counts_for_all_stock_at_hand() {
        var first =
                AverageCost.after(Quantity.of(5), Optional.empty(), Quantity.of(4), Money.of("20"));
        assertThat(first).isEqualTo(Money.of("20"));
        assertThat(
                        AverageCost.after(
                                Quantity.of(9), Optional.of(first), Quantity.of(6), Money.of("22")))
                .isEqualTo(Money.of("20.8"));
    }

    @Test
    void less_than_nothing_counts_as_nothing_and_a_tie_is_rounded_to_the_even_digit() {
        assertThat(
                        AverageCost.after(
                                Quantity.of(-3),
                                Optional.of(Money.of("7")),
                                Quantity.of(2),
                                Money.of("9")))
                .isEqualTo(Money.of("9"));
        assertThat(
                        AverageCost.after(
                                Quantity.of(-1),
                                Optional.of(Money.of("7")),
                                Quantity.of(3),
                                Money.of("9")))
                .isEqualTo(Money.of("9"));
        assertThat(
                        AverageCost.after(
                                Quantity.of(1),
                                Optional.of(Money.of("0.0001")),
                                Quantity.of(1),
                                Money.of("0.0002")))
                .as("0.00015")
                .isEqualTo(Money.of("0.0002"));
        assertThat(
                        AverageCost.after(
                                Quantity.of(1),
                                Optional.of(Money.of("0.0002")),
                                Quantity.of(1),
                                Money.of("0.0003")))
                .as("0.00025")
                .isEqualTo(Money.of("0.0002"));
    }
}
