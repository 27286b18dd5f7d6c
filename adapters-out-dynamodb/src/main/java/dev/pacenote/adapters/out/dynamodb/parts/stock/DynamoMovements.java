package dev.pacenote.adapters.out.dynamodb.parts.stock;

import dev.pacenote.adapters.out.dynamodb.notice.MessagingTables;
import dev.pacenote.adapters.out.dynamodb.parts.PartsTables;
import dev.pacenote.adapters.out.dynamodb.platform.Item;
import dev.pacenote.application.parts.stock.Movements;
import dev.pacenote.application.parts.stock.MovementsQuery;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.parts.catalogue.Part;
import dev.pacenote.domain.parts.catalogue.PartId;
import dev.pacenote.domain.parts.catalogue.Quantity;
import dev.pacenote.domain.parts.stock.Movement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * The ledgers of all workshops in DynamoDB. That of one part is read consistently, in the order of
 * its numbers; that of an account by an index, which learns of a line a moment later.
 */
public final class DynamoMovements implements Movements {

    /** Sorts behind all lines of a ledger. */
    private static final String END = "L$";

    /** Sorts behind all moments. */
    private static final String FOR_EVER = ":";

    private final PartsTables tables;

    public DynamoMovements(PartsTables tables) {
        this.tables = tables;
    }

    private static QueryRequest.Builder ledger(Part.Key key, String end) {
        return ledger(key, PartsTables.LEDGER, end);
    }

    /** The lines of a part behind the one of that number, the oldest first. */
    public static QueryRequest.Builder behind(Part.Key key, long seq) {
        return ledger(key, PartsTables.LEDGER + MessagingTables.digits(seq + 1), END);
    }

    private static QueryRequest.Builder ledger(Part.Key key, String begin, String end) {
        return QueryRequest.builder()
                .consistentRead(true)
                .keyConditionExpression("#part = :part and #line between :begin and :end")
                .expressionAttributeNames(
                        Map.of("#part", PartsTables.PART, "#line", PartsTables.MODEL))
                .expressionAttributeValues(
                        Map.of(
                                ":part",
                                Item.text(PartsTables.ledger(key)),
                                ":begin",
                                Item.text(begin),
                                ":end",
                                Item.text(end)));
    }

    @Override
    public List<Movement> ofPart(Part.Key key) {
        return tables.stock().query(ledger(key, END)).stream()
                .map(MovementItems::movement)
                .toList();
    }

    @Override
    public Optional<Movement> find(AccountId account, UUID id) {
        return tables.stock()
                .get(PartsTables.pointer(account, id))
                .flatMap(pointer -> tables.stock().get(PartsTables.pointed(account, pointer)))
                .map(MovementItems::movement);
    }

    @Override
    public List<Entry> list(MovementsQuery query) {
        var lines =
                query.part()
                        .map(part -> ofPart(query, part))
                        .orElseGet(
                                () ->
                                        ofAccount(
                                                query.account(),
                                                MovementItems.since(Instant.EPOCH),
                                                query.after()
                                                        .map(MovementItems::timestamp)
                                                        .orElse(FOR_EVER)))
                        .scanIndexForward(false);
        var last = query.after().map(MovementsQuery.Place::seq).orElse(0L);
        return tables.stock()
                .query(
                        lines,
                        items ->
                                items.map(DynamoMovements::entry)
                                        .filter(entry -> query.shows(entry.movement()))
                                        .filter(entry -> isBehind(entry.movement(), query, last))
                                        .limit(query.limit())
                                        .toList());
    }

    /** A range of keys has its ends in it. */
    private static boolean isBehind(Movement movement, MovementsQuery query, long last) {
        return query.after()
                .filter(
                        after ->
                                movement.seq() == last && movement.part().id().equals(after.part()))
                .isEmpty();
    }

    private static QueryRequest.Builder ofPart(MovementsQuery query, PartId part) {
        var end =
                query.after()
                        .map(place -> PartsTables.LEDGER + MessagingTables.digits(place.seq()))
                        .orElse(END);
        return ledger(new Part.Key(query.account(), part), end);
    }

    /** All lines of an account, the oldest first. */
    public static QueryRequest.Builder ofAccount(AccountId account) {
        return ofAccount(account, MovementItems.since(Instant.EPOCH), FOR_EVER);
    }

    /** Lines of an account that were entered in a span of {@link MovementItems#since} texts. */
    public static QueryRequest.Builder ofAccount(AccountId account, String begin, String end) {
        return QueryRequest.builder()
                .indexName(PartsTables.LEDGER_INDEX)
                .keyConditionExpression("#user = :user and #time between :begin and :end")
                .expressionAttributeNames(
                        Map.of("#user", PartsTables.USER, "#time", PartsTables.TIMESTAMP))
                .expressionAttributeValues(
                        Map.of(
                                ":user",
                                Item.text(account.toString()),
                                ":begin",
                                Item.text(begin),
                                ":end",
                                Item.text(end)));
    }

    private static Entry entry(Item item) {
        return new Entry(
                MovementItems.movement(item), MovementItems.uuid(item, MovementItems.REVERSED_BY));
    }

    @Override
    public List<Quantity> totalsSince(Part.Key key, Instant since, int limit) {
        return tables.stock()
                .query(
                        ledger(key, END).scanIndexForward(false),
                        items -> {
                            var totals = new ArrayList<Quantity>();
                            var rest = items.iterator();
                            boolean inForceThen = false;
                            while (!inForceThen && totals.size() < limit && rest.hasNext()) {
                                var item = rest.next();
                                totals.add(Quantity.of(item.string(MovementItems.TOTAL)));
                                inForceThen = !item.instant(MovementItems.CREATED).isAfter(since);
                            }
                            return totals;
                        });
    }
}
