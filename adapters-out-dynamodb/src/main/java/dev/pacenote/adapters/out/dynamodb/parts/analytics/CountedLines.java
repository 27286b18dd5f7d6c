package dev.pacenote.adapters.out.dynamodb.parts.analytics;

import dev.pacenote.adapters.out.dynamodb.parts.PartsTables;
import dev.pacenote.adapters.out.dynamodb.parts.catalogue.DynamoParts;
import dev.pacenote.adapters.out.dynamodb.parts.stock.DynamoMovements;
import dev.pacenote.adapters.out.dynamodb.parts.stock.MovementItems;
import dev.pacenote.application.parts.analytics.PartUsage.Span;
import dev.pacenote.domain.identity.account.AccountId;
import java.time.Duration;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * Lines of ledgers of parts that are not archived, as the index of an account's ledger has them.
 */
final class CountedLines {

    /** What happened is entered so much later, at most, and so little before it happens. */
    private static final Duration LATER = Duration.ofDays(91);

    private static final Duration EARLIER = Duration.ofHours(1);

    private final PartsTables tables;

    CountedLines(PartsTables tables) {
        this.tables = tables;
    }

    /** What a reader makes of what happened in the span. */
    <T> T in(Span span, AccountId account, Function<Stream<LedgerLine>, T> reader) {
        var entered =
                DynamoMovements.ofAccount(
                        account,
                        MovementItems.since(span.from().minus(EARLIER)),
                        MovementItems.since(span.until().plus(LATER)));
        return read(
                entered,
                account,
                lines ->
                        reader.apply(
                                lines.filter(
                                        line ->
                                                !line.at().isBefore(span.from())
                                                        && line.at().isBefore(span.until()))));
    }

    /** What a reader makes of all that ever happened. */
    <T> T all(AccountId account, Function<Stream<LedgerLine>, T> reader) {
        return read(DynamoMovements.ofAccount(account), account, reader);
    }

    private <T> T read(
            QueryRequest.Builder query, AccountId account, Function<Stream<LedgerLine>, T> reader) {
        var counted = DynamoParts.ledgers(tables.parts(), account);
        return tables.stock()
                .query(
                        query,
                        items ->
                                reader.apply(
                                        items.map(LedgerLine::of)
                                                .filter(line -> counted.containsKey(line.part()))));
    }
}
