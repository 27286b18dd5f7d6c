package dev.pacenote.domain.parts.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.platform.InvalidValueException;
import java.util.Currency;
import org.junit.jupiter.api.Test;

class WorkshopTest {

    private final Workshop workshop =
            Workshop.initial(new AccountId(42), Currency.getInstance("USD"));

    @Test
    void a_default_threshold_is_at_least_0() {
        assertThat(workshop.withDefaultThreshold(Quantity.ZERO).defaultThreshold())
                .isEqualTo(Quantity.ZERO);
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> workshop.withDefaultThreshold(Quantity.of(-1)))
                .satisfies(e -> assertThat(e.code()).isEqualTo("invalid_quantity"));
    }

    @Test
    void a_currency_is_one_that_there_is() {
        assertThat(workshop.withCurrency("EUR").currency().getCurrencyCode()).isEqualTo("EUR");
        for (var code : new String[] {"eur", "EURO", ""}) {
            assertThatExceptionOfType(InvalidValueException.class)
                    .as(code)
                    .isThrownBy(() -> workshop.withCurrency(code))
                    .satisfies(e -> assertThat(e.code()).isEqualTo("unknown_value"));
        }
    }
}
