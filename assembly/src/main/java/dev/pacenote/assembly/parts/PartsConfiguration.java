package dev.pacenote.assembly.parts;

import dev.pacenote.configuration.SelfChecked;
import dev.pacenote.configuration.Variable;
import dev.pacenote.configuration.VariableGroup;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.util.Currency;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** How large workshops get, and how new ones begin. */
@ConfigurationProperties("parts")
@VariableGroup(title = "Parts", order = 445)
public record PartsConfiguration(
        @Variable(
                        value = "PARTS_MAX_PER_ACCOUNT",
                        min = 1,
                        max = 1_000_000,
                        meaning = "parts that a workshop has at most, archived ones included")
                @Bindable(defaultValue = "100000")
                int maxPerAccount,
        @Variable(
                        value = PartsConfiguration.CURRENCY,
                        meaning = "currency of workshops that chose none, by ISO 4217")
                @Bindable(defaultValue = "USD")
                String defaultCurrency)
        implements SelfChecked {

    static final String CURRENCY = "PARTS_DEFAULT_CURRENCY";

    @Override
    public Stream<String> problems(Predicate<String> given) {
        return Currency.getAvailableCurrencies().stream()
                        .anyMatch(it -> it.getCurrencyCode().equals(defaultCurrency))
                ? Stream.empty()
                : Stream.of(CURRENCY + " must be a currency of ISO 4217, such as EUR.");
    }

    Currency currency() {
        return Currency.getInstance(defaultCurrency);
    }
}
