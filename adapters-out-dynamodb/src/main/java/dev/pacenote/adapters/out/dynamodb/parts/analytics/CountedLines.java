package dev.pacenote.adapters.out.dynamodb.parts.analytics;

import dev.pacenote.adapters.out.dynamodb.parts.PartsTables;
import dev.pacenote.adapters.out.dynamodb.parts.catalogue.DynamoParts;
import dev.pacenote.adapters.out.dynamodb.parts.catalogue.PartItems;
import dev.pacenote.adapters.out.dynamodb.parts.stock.DynamoMovements;
import dev.pacenote.adapters.out.dynamodb.parts.stock.MovementItems;
import dev.pacenote.adapters.out.dynamodb.platform.Item;
import dev.pacenote.application.parts.analytics.PartUsage.Span;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.parts.catalogue.Part;
import dev.pacenote.domain.parts.catalogue.PartId;
import dev.pacenote.domain.parts.stock.Movement;
import dev.pacenote.domain.parts.stock.MovementType;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * Lines of ledgers of parts that are not archived, as the index of an account's ledger has them.
 */
final class CountedLines {

    /** What happened is entered so much later, at most, and so little before it happens. */
    private static final Duration LATER = Duration.ofDays(91);

    private static final Duration EARLIER = Duration.ofHours(1);

    /**
     * @param kind what it counts as: what took another one back counts as that one
     */
    record Line(Movement movement, MovementType kind, boolean takenBack) {

        PartId part() {
            return movement.part().id();
        }

        /** When it happened. */
        Instant at() {
            return movement.reason().occurredAt();
        }
    }

    private final PartsTables tables;

    CountedLines(PartsTables tables) {
        this.tables = tables;
    }

    /** What a reader makes of what happened in the span. */
    <T> T in(Span span, AccountId account, Function<Stream<Line>, T> reader) {
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
    <T> T all(AccountId account, Function<Stream<Line>, T> reader) {
        return read(DynamoMovements.ofAccount(account), account, reader);
    }

    private <T> T read(
            QueryRequest.Builder query, AccountId account, Function<Stream<Line>, T> reader) {
        var counted = notArchived(account);
        return tables.stock()
                .query(
                        query,
                        items ->
                                reader.apply(
                                        items.map(CountedLines::line)
                                                .filter(line -> counted.contains(line.part()))));
    }

    private Set<PartId> notArchived(AccountId account) {
        return tables.parts().query(DynamoParts.all(account)).stream()
                .map(PartItems::part)
                .filter(part -> !part.archived())
                .map(Part::key)
                .map(Part.Key::id)
                .collect(Collectors.toSet());
    }

    private static Line line(Item item) {
        return new Line(
                MovementItems.movement(item),
                MovementItems.countsAs(item),
                MovementItems.isTakenBack(item));
    }
}
