package dev.pacenote.domain.parts.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.domain.platform.InvalidValueException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class QuantityTest {

    private static Quantity typed(String number, int decimals) {
        return Quantity.typed(new BigDecimal(number), new UnitScale(decimals));
    }

    @Test
    void the_same_number_is_the_same_quantity_however_it_is_written() {
        assertThat(typed("5.0", 0)).isEqualTo(Quantity.of(5)).hasToString("5");
        assertThat(typed("1e3", 0)).isEqualTo(Quantity.of(1_000)).hasToString("1000");
        assertThat(typed("0.250", 3)).hasToString("0.25");
        assertThat(typed("0E-9", 0)).isEqualTo(Quantity.ZERO).hasToString("0");
    }

    @Test
    void bad_quantity_with_more_decimals_than_its_unit_or_too_large_is_refused() {
        for (var bad : List.of("1.5", "1000000001", "-1000000001", "1e400", "1e-400")) {
            assertThatThrownBy(() -> typed(bad, 0))
                    .as(bad)
                    .isInstanceOfSatisfying(
                            InvalidValueException.class,
                            e -> assertThat(e.code()).isEqualTo("invalid_quantity"));
        }
        assertThat(typed("1000000000", 0)).isEqualTo(Quantity.MAX);
        assertThat(typed("1.5", 1)).hasToString("1.5");
        assertThatThrownBy(() -> typed("0.0001", 3)).isInstanceOf(InvalidValueException.class);
    }

    @Test
    void a_number_of_a_thousand_million_digits_is_refused_before_anybody_writes_them_down() {
        Assertions.assertTimeoutPreemptively(
                Duration.ofMinutes(2),
                () -> {
                    for (var huge : List.of("1e999999999", "-1e999999999", "1e-999999999")) {
                        assertThatThrownBy(() -> typed(huge, 3))
                                .isInstanceOf(InvalidValueException.class);
                        assertThatThrownBy(() -> Money.of(huge))
                                .isInstanceOf(InvalidValueException.class);
                    }
                });
    }

    @Test
    void money_has_four_decimals_and_a_sum_is_rounded_once() {
        assertThat(Money.of("24.50")).isEqualTo(Money.of("24.5")).hasToString("24.5");
        assertThat(Money.of("99999999.9999").amount()).isEqualByComparingTo("99999999.9999");
        for (var bad : List.of("-0.01", "100000000", "0.00001")) {
            assertThatThrownBy(() -> Money.of(bad))
                    .as(bad)
                    .isInstanceOf(InvalidValueException.class);
        }
        assertThat(Money.shown(new BigDecimal("2.345"))).isEqualByComparingTo("2.34");
        assertThat(Money.shown(new BigDecimal("2.355"))).isEqualByComparingTo("2.36");
        assertThat(Money.shown(new BigDecimal("100.00")).toString()).isEqualTo("100");
    }
}
