package dev.pacenote.application.contracts.parts;

import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.parts.catalogue.Parts;
import dev.pacenote.application.parts.catalogue.Workshops;
import dev.pacenote.application.parts.stock.CommitPartsChange;
import dev.pacenote.application.parts.stock.CommitPartsChange.Committed;
import dev.pacenote.application.parts.stock.CommitPartsChange.Outcome;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.parts.catalogue.Part;
import dev.pacenote.domain.parts.catalogue.PartDetails;
import dev.pacenote.domain.parts.catalogue.PartId;
import dev.pacenote.domain.parts.catalogue.Quantity;
import dev.pacenote.domain.parts.catalogue.VehicleModel;
import dev.pacenote.domain.parts.catalogue.Workshop;
import dev.pacenote.domain.parts.reorder.ReorderContext;
import dev.pacenote.domain.parts.stock.Movement;
import dev.pacenote.domain.parts.stock.MovementType;
import dev.pacenote.domain.parts.stock.PartChange;
import dev.pacenote.domain.parts.stock.StockCommand;
import dev.pacenote.domain.parts.stock.StockLedger;
import dev.pacenote.domain.parts.stock.StockResult;
import dev.pacenote.domain.parts.stock.StockedPart;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** The stores of the area, and what tests of each of them do with the others. */
public interface PartsStores {

    Instant NOW = Samples.NOON;

    Accounts accounts();

    Parts parts();

    Workshops workshops();

    CommitPartsChange commits();

    /** A workshop that has nothing yet. */
    default Workshop workshop() {
        return Workshop.initial(Samples.account(accounts()).id(), Currency.getInstance("USD"));
    }

    static ReorderContext context(Workshop workshop, Instant now) {
        return new ReorderContext(workshop, now, Samples.DAY, UUID::randomUUID);
    }

    static Part.Key key(Workshop workshop, String id) {
        return new Part.Key(workshop.account(), new PartId(id));
    }

    static StockCommand command(
            AccountId actor, MovementType type, VehicleModel model, String quantity, Instant now) {
        return new StockCommand(
                type,
                model,
                Quantity.of(quantity),
                StockCommand.Options.NONE,
                new Movement.Reason("why", "JOB-1", actor, Movement.Source.API, now, now));
    }

    /** As finely as any part is counted. */
    static Quantity thousandths(long number) {
        return new Quantity(BigDecimal.valueOf(number, Quantity.MAX_DECIMALS));
    }

    static PartChange changed(StockResult result) {
        if (result instanceof StockResult.Changed(var change)) {
            return change;
        }
        throw new AssertionError(result);
    }

    /** A part with its opening stock, as a commit that may be refused. */
    default Committed<StockedPart> tryAdd(
            Workshop workshop, String id, PartDetails details, String stock) {
        var key = key(workshop, id);
        var context = context(workshop, NOW);
        var opening =
                command(workshop.account(), MovementType.OPENING, VehicleModel.ALL, stock, NOW);
        return commits()
                .commit(
                        workshop.account(),
                        Set.of(key.id()),
                        _ -> {
                            var begun =
                                    PartChange.begin(
                                            StockedPart.added(Part.added(key, details, NOW)));
                            var change =
                                    changed(new StockLedger(context).apply(begun, opening))
                                            .finished(context);
                            return new Outcome<>(change.after(), List.of(change));
                        });
    }

    /** The same, which has to succeed. */
    default StockedPart add(Workshop workshop, String id, PartDetails details, String stock) {
        return done(tryAdd(workshop, id, details, stock));
    }

    default StockedPart add(Workshop workshop, String id, String stock) {
        return add(workshop, id, PartDetails.named(id, Quantity.of(5)), stock);
    }

    static <R> R done(Committed<R> committed) {
        if (committed instanceof Committed.Done<R>(var result)) {
            return result;
        }
        throw new AssertionError(committed);
    }

    /** A change of a part that is there. */
    default Committed<StockedPart> tryChange(
            Workshop workshop, String id, Instant now, UnaryOperator<PartChange> step) {
        var key = key(workshop, id);
        return commits()
                .commit(
                        workshop.account(),
                        Set.of(key.id()),
                        found -> {
                            var change =
                                    step.apply(PartChange.begin(found.find(key.id()).orElseThrow()))
                                            .finished(context(workshop, now));
                            return new Outcome<>(change.after(), List.of(change));
                        });
    }

    default StockedPart change(Workshop workshop, String id, UnaryOperator<PartChange> step) {
        return done(tryChange(workshop, id, NOW, step));
    }

    /** Stock comes or goes, so many seconds after noon. */
    default StockedPart move(
            Workshop workshop,
            String id,
            MovementType type,
            VehicleModel model,
            String quantity,
            int seconds) {
        var now = NOW.plus(Duration.ofSeconds(seconds));
        return done(
                tryChange(
                        workshop,
                        id,
                        now,
                        begun ->
                                changed(
                                        new StockLedger(context(workshop, now))
                                                .apply(
                                                        begun,
                                                        command(
                                                                workshop.account(),
                                                                type,
                                                                model,
                                                                quantity,
                                                                now)))));
    }
}
