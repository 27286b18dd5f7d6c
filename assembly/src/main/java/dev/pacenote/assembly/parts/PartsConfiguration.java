package dev.pacenote.assembly.parts;

import dev.pacenote.configuration.Choices;
import dev.pacenote.configuration.SelfChecked;
import dev.pacenote.configuration.Variable;
import dev.pacenote.configuration.VariableGroup;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Where parts are kept, how large workshops get, and how new ones begin.
 *
 * @param store empty: in Postgres
 * @param maxPerAccount empty: as many as a store can list
 * @param checkEvery from the start of a check of all workshops to that of the next
 */
@ConfigurationProperties("parts")
@VariableGroup(title = "Parts", order = 445)
public record PartsConfiguration(
        @Variable(
                        value = PartsConfiguration.STORE,
                        otherwise = "`postgres`",
                        meaning =
                                "`postgres` or `dynamodb`: where parts are kept. The functions have"
                                        + " them in DynamoDB only")
                Optional<Store> store,
        @Variable(
                        value = "PARTS_MAX_PER_ACCOUNT",
                        min = 1,
                        max = 1_000_000,
                        otherwise = "`100000`; in DynamoDB `20000`",
                        meaning = "parts that a workshop has at most, archived ones included")
                Optional<Integer> maxPerAccount,
        @Variable(
                        value = PartsConfiguration.CURRENCY,
                        meaning = "currency of workshops that chose none, by ISO 4217")
                @Bindable(defaultValue = "USD")
                String defaultCurrency,
        @Variable(
                        value = PartsConfiguration.CHECK_EVERY,
                        must = "be an ISO-8601 duration, such as PT1H",
                        meaning =
                                "from `PT5M` to `P1D`: how often all parts are looked at that may be"
                                        + " low")
                @Bindable(defaultValue = "PT1H")
                Duration checkEvery)
        implements SelfChecked {

    public static final String STORE = "PARTS_STORE";

    /** The tables of parts in DynamoDB, which are set together. */
    static final List<String> TABLES = List.of("PARTS_TABLE_NAME", "STOCK_TABLE_NAME");

    private static final int MAX_IN_POSTGRES = 100_000;
    private static final int MAX_IN_DYNAMO = 20_000;

    static final String CURRENCY = "PARTS_DEFAULT_CURRENCY";

    static final String CHECK_EVERY = "PARTS_CHECK_EVERY";

    private static final Duration MOST_OFTEN = Duration.ofMinutes(5);
    private static final Duration LEAST_OFTEN = Duration.ofDays(1);

    /** The clock of the functions comes every five minutes, and may come twice. */
    private static final Duration SLACK = Duration.ofMinutes(2);

    /** The stores that there are. */
    public enum Store {
        POSTGRES,
        DYNAMODB
    }

    @Override
    public Stream<String> problems(Predicate<String> given) {
        return Stream.of(currencyProblem(), tablesProblem(given), intervalProblem())
                .flatMap(problem -> problem);
    }

    private Stream<String> intervalProblem() {
        return checkEvery.compareTo(MOST_OFTEN) < 0 || checkEvery.compareTo(LEAST_OFTEN) > 0
                ? Stream.of(
                        CHECK_EVERY
                                + " must be from "
                                + MOST_OFTEN
                                + " to P1D, such as PT1H for every hour.")
                : Stream.empty();
    }

    private Stream<String> currencyProblem() {
        return Currency.getAvailableCurrencies().stream()
                        .anyMatch(it -> it.getCurrencyCode().equals(defaultCurrency))
                ? Stream.empty()
                : Stream.of(CURRENCY + " must be a currency of ISO 4217, such as EUR.");
    }

    /** Whoever names tables wants parts in them. */
    private Stream<String> tablesProblem(Predicate<String> given) {
        return !isInDynamo() && TABLES.stream().anyMatch(given)
                ? Stream.of(String.join(" and ", TABLES) + " need " + STORE + "=dynamodb.")
                : Stream.empty();
    }

    boolean isInDynamo() {
        return store.filter(Store.DYNAMODB::equals).isPresent();
    }

    /** Parts of a workshop at most. In DynamoDB a list reads all of them. */
    int mostParts() {
        return maxPerAccount.orElse(isInDynamo() ? MAX_IN_DYNAMO : MAX_IN_POSTGRES);
    }

    /** The value of {@link Choices#PARTS_STORE}. */
    String choice() {
        return store.orElse(Store.POSTGRES).name().toLowerCase(Locale.ROOT);
    }

    /** A check that comes sooner than this after the one before is that one, come twice. */
    Duration leastBetweenChecks() {
        return checkEvery.minus(SLACK);
    }

    Currency currency() {
        return Currency.getInstance(defaultCurrency);
    }
}
