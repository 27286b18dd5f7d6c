package dev.pacenote.adapters.out.dynamodb.parts.stock;

import dev.pacenote.adapters.out.dynamodb.notice.MessagingTables;
import dev.pacenote.adapters.out.dynamodb.parts.PartsTables;
import dev.pacenote.adapters.out.dynamodb.platform.Item;
import dev.pacenote.application.parts.stock.MovementsQuery;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.parts.catalogue.Money;
import dev.pacenote.domain.parts.catalogue.Part;
import dev.pacenote.domain.parts.catalogue.PartId;
import dev.pacenote.domain.parts.catalogue.Quantity;
import dev.pacenote.domain.parts.catalogue.VehicleModel;
import dev.pacenote.domain.parts.stock.Movement;
import dev.pacenote.domain.parts.stock.MovementType;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Lines of ledgers as items. */
public final class MovementItems {

    /** The movement that took it back; all else of a line never changes. */
    static final String REVERSED_BY = "reversedBy";

    static final String TOTAL = "total";
    static final String CREATED = "createdAt";

    /** The type of the line that a reversal takes back. */
    private static final String REVERSED_TYPE = "reversedType";

    private static final String REVERSES = "reverses";
    private static final String TASK = "task";
    private static final String UNIT_COST = "unitCost";
    private static final String AVERAGE = "averageCost";
    private static final String ID = "id";
    private static final String PART = "part";
    private static final String TYPE = "type";

    private MovementItems() {}

    /** Sorts lines of one account as {@link MovementsQuery#NEWEST_FIRST} does, backwards. */
    static String timestamp(MovementsQuery.Place place) {
        return since(place.createdAt())
                + "#"
                + MessagingTables.digits(place.seq())
                + "#"
                + place.part().value();
    }

    /** Sorts before all lines from that moment on. */
    public static String since(Instant at) {
        return MessagingTables.digits(Math.max(at.toEpochMilli(), 0));
    }

    static Item item(Movement movement) {
        var reason = movement.reason();
        var key = movement.part();
        var item =
                PartsTables.movement(key, movement.seq())
                        .put(PartsTables.USER, key.account().toString())
                        .put(
                                PartsTables.TIMESTAMP,
                                timestamp(
                                        new MovementsQuery.Place(
                                                reason.createdAt(), movement.seq(), key.id())))
                        .put(ID, movement.id())
                        .put(PART, key.id().value())
                        .put("seq", movement.seq())
                        .put(TYPE, movement.type().name())
                        .put("model", movement.model().name())
                        .put("delta", movement.delta().toString())
                        .put("inPool", movement.after().inPool().toString())
                        .put(TOTAL, movement.after().total().toString())
                        .put("text", reason.text())
                        .put("reference", reason.reference())
                        .put("actor", reason.actor().value())
                        .put("source", reason.source().name())
                        .put("occurredAt", reason.occurredAt())
                        .put(CREATED, reason.createdAt());
        movement.after().averageCost().ifPresent(cost -> item.put(AVERAGE, cost.toString()));
        movement.unitCost().ifPresent(cost -> item.put(UNIT_COST, cost.toString()));
        movement.links().task().ifPresent(task -> item.put(TASK, task));
        movement.links().reverses().ifPresent(reversed -> item.put(REVERSES, reversed));
        return item;
    }

    /** The item of a reversal with the type of the line that it takes back. */
    static Item reversing(Item reversal, Item original) {
        return reversal.put(REVERSED_TYPE, original.string(TYPE));
    }

    /** Where a movement lies. */
    static Item pointer(Movement movement) {
        return PartsTables.pointer(movement.part().account(), movement.id())
                .put(PART, movement.part().id().value())
                .put("seq", movement.seq());
    }

    public static Movement movement(Item item) {
        return new Movement(
                item.uuid(ID),
                new Part.Key(PartsTables.owner(item), new PartId(item.string(PART))),
                item.number("seq"),
                MovementType.valueOf(item.string(TYPE)),
                new VehicleModel(item.string("model")),
                Quantity.of(item.string("delta")),
                new Movement.After(
                        Quantity.of(item.string("inPool")),
                        Quantity.of(item.string(TOTAL)),
                        item.maybeString(AVERAGE).map(Money::of)),
                item.maybeString(UNIT_COST).map(Money::of),
                new Movement.Reason(
                        item.string("text"),
                        item.string("reference"),
                        new AccountId(item.number("actor")),
                        Movement.Source.valueOf(item.string("source")),
                        item.instant("occurredAt"),
                        item.instant(CREATED)),
                new Movement.Links(uuid(item, TASK), uuid(item, REVERSES)));
    }

    /** What a line counts as: a reversal as what it takes back. */
    public static MovementType countsAs(Item item) {
        return MovementType.valueOf(item.maybeString(REVERSED_TYPE).orElse(item.string(TYPE)));
    }

    /** Whether another line took it back. */
    public static boolean isTakenBack(Item item) {
        return item.maybeString(REVERSED_BY).isPresent();
    }

    static Optional<UUID> uuid(Item item, String name) {
        return item.maybeString(name).map(UUID::fromString);
    }
}
