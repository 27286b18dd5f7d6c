package dev.pacenote.application.parts.stock;

import dev.pacenote.application.parts.catalogue.Parts;
import dev.pacenote.application.parts.catalogue.ShownPart;
import dev.pacenote.application.parts.stock.CommitPartsChange.Committed;
import dev.pacenote.application.parts.stock.CommitPartsChange.Outcome;
import dev.pacenote.application.parts.stock.CommitPartsChange.Unique;
import dev.pacenote.application.platform.Ids;
import dev.pacenote.application.platform.VersionCondition;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.parts.catalogue.Money;
import dev.pacenote.domain.parts.catalogue.Part;
import dev.pacenote.domain.parts.catalogue.PartDetails;
import dev.pacenote.domain.parts.catalogue.PartId;
import dev.pacenote.domain.parts.catalogue.Quantity;
import dev.pacenote.domain.parts.catalogue.VehicleModel;
import dev.pacenote.domain.parts.reorder.ReorderContext;
import dev.pacenote.domain.parts.reorder.Trigger;
import dev.pacenote.domain.parts.stock.Movement;
import dev.pacenote.domain.parts.stock.MovementType;
import dev.pacenote.domain.parts.stock.PartChange;
import dev.pacenote.domain.parts.stock.StockCommand;
import dev.pacenote.domain.parts.stock.StockLedger;
import dev.pacenote.domain.parts.stock.StockRefusal;
import dev.pacenote.domain.parts.stock.StockResult;
import dev.pacenote.domain.parts.stock.StockedPart;
import dev.pacenote.domain.platform.InvalidValueException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A workshop adds parts, edits them, puts them into the archive and takes them out again. */
public final class ManageParts {

    /**
     * @param id empty: one is made
     * @param stock there is at the beginning
     */
    public record NewPart(
            AccountId account,
            Optional<PartId> id,
            PartDetails details,
            BigDecimal stock,
            Optional<Money> unitCost,
            Movement.Source source) {}

    /**
     * @param versions that the sender is willing to change
     * @param details what becomes of those that are there; may throw {@link InvalidValueException}
     * @param stock the total that the sender saw or typed
     */
    public record Edit(
            Part.Key key,
            VersionCondition versions,
            UnaryOperator<PartDetails> details,
            Optional<BigDecimal> stock,
            Movement.Source source) {}

    public sealed interface Result {

        record Saved(ShownPart part) implements Result {}

        record NoSuchPart() implements Result {}

        /** Another part has it already. */
        record Taken(Unique what) implements Result {}

        /** The account has as many parts as it may have. */
        record LimitReached(int most) implements Result {}

        record VersionMismatch(long version) implements Result {}

        /** The unit is fixed, since stock was counted in it. */
        record ScaleFixed() implements Result {}

        /** The total that was sent is an old one. */
        record OldStock(Quantity stock, long version) implements Result {}

        record Refused(StockRefusal why) implements Result {}
    }

    private final PartsWriter writer;
    private final Parts parts;
    private final TypedTotal typedTotal;
    private final int mostParts;
    private final Ids ids;

    /**
     * @param mostParts of an account, archived ones included
     */
    public ManageParts(
            PartsWriter writer, Parts parts, Movements movements, int mostParts, Ids ids) {
        this.writer = writer;
        this.parts = parts;
        this.typedTotal = new TypedTotal(movements);
        this.mostParts = mostParts;
        this.ids = ids;
    }

    /** Adds a part with its opening stock, which is its first movement, also when it is 0. */
    public Result add(NewPart asked) {
        if (parts.count(asked.account()) >= mostParts) {
            return new Result.LimitReached(mostParts);
        }
        var id = asked.id().orElseGet(() -> new PartId(ids.next().toString()));
        return done(
                writer.write(
                        asked.account(),
                        Set.of(id),
                        (found, context) ->
                                found.find(id).isPresent()
                                        ? Outcome.nothing(new Result.Taken(Unique.PART_ID))
                                        : added(asked, id, context)));
    }

    private static Outcome<Result> added(NewPart asked, PartId id, ReorderContext context) {
        var part = Part.added(new Part.Key(asked.account(), id), asked.details(), context.now());
        var opening =
                new StockCommand(
                        MovementType.OPENING,
                        VehicleModel.ALL,
                        Quantity.typed(asked.stock(), part.details().unit().scale()),
                        new StockCommand.Options(asked.unitCost(), Optional.empty(), false, false),
                        reason(asked.account(), asked.source(), context));
        return outcome(
                new StockLedger(context).apply(PartChange.begin(StockedPart.added(part)), opening),
                context);
    }

    private static Movement.Reason reason(
            AccountId account, Movement.Source source, ReorderContext context) {
        return new Movement.Reason("", "", account, source, context.now(), context.now());
    }

    private static Outcome<Result> outcome(StockResult result, ReorderContext context) {
        return switch (result) {
            case StockResult.Changed(var change) -> saved(change, context);
            case StockResult.Refused(var why) -> Outcome.nothing(new Result.Refused(why));
        };
    }

    private static Outcome<Result> saved(PartChange change, ReorderContext context) {
        var finished = change.finished(context);
        return new Outcome<>(
                new Result.Saved(new ShownPart(finished.after().part(), context.workshop())),
                List.of(finished));
    }

    private static Result done(Committed<Result> committed) {
        return switch (committed) {
            case Committed.Done<Result>(var result) -> result;
            case Committed.Taken<Result>(var what) -> new Result.Taken(what);
        };
    }

    /** Changes what is entered about a part, and counts it where a new total was typed. */
    public Result edit(Edit edit) {
        return done(
                writer.write(
                        edit.key().account(),
                        Set.of(edit.key().id()),
                        (found, context) ->
                                found.find(edit.key().id())
                                        .map(stocked -> edited(edit, stocked, context))
                                        .orElseGet(
                                                () -> Outcome.nothing(new Result.NoSuchPart()))));
    }

    private Outcome<Result> edited(Edit edit, StockedPart stocked, ReorderContext context) {
        var part = stocked.part();
        if (!edit.versions().permits(part.version())) {
            return Outcome.nothing(new Result.VersionMismatch(part.version()));
        }
        var details = edit.details().apply(part.details());
        boolean counted = part.ledgerSeq() > 1 || !part.stock().isZero();
        if (counted && !details.unit().scale().equals(part.details().unit().scale())) {
            return Outcome.nothing(new Result.ScaleFixed());
        }
        var change = PartChange.begin(stocked).with(part.with(details));
        if (!details.equals(part.details())) {
            change = change.evaluated(context, Trigger.RULE);
        }
        return switch (typedTotal.meaning(edit, part.with(details), context.now())) {
            case TypedTotal.Meaning.Ignored _ -> saved(change, context);
            case TypedTotal.Meaning.Outdated _ ->
                    Outcome.nothing(new Result.OldStock(part.stock(), part.version()));
            case TypedTotal.Meaning.Counted(var total) -> counted(change, edit, total, context);
        };
    }

    private static Outcome<Result> counted(
            PartChange change, Edit edit, Quantity total, ReorderContext context) {
        var stocked = change.after();
        var general = stocked.row(VehicleModel.ALL);
        var inGeneral = general.quantity().plus(total.minus(stocked.part().stock()));
        if (inGeneral.isNegative()) {
            return Outcome.nothing(
                    new Result.Refused(
                            new StockRefusal.PoolsInUse(stocked.others(VehicleModel.ALL))));
        }
        return outcome(
                new StockLedger(context)
                        .apply(
                                change,
                                new StockCommand(
                                        MovementType.COUNT,
                                        VehicleModel.ALL,
                                        inGeneral,
                                        StockCommand.Options.expecting(general.version()),
                                        reason(edit.key().account(), edit.source(), context))),
                context);
    }

    /** Takes a part out of all lists; its ledger stays. Done before, it changes nothing. */
    public Result archive(Part.Key key, VersionCondition versions) {
        return archived(key, versions, true);
    }

    /** Brings a part back, unless its number or barcode is another part's by now. */
    public Result restore(Part.Key key, VersionCondition versions) {
        return archived(key, versions, false);
    }

    private Result archived(Part.Key key, VersionCondition versions, boolean archived) {
        return done(
                writer.write(
                        key.account(),
                        Set.of(key.id()),
                        (found, context) ->
                                found.find(key.id())
                                        .map(
                                                stocked ->
                                                        archived(
                                                                stocked, versions, archived,
                                                                context))
                                        .orElseGet(
                                                () -> Outcome.nothing(new Result.NoSuchPart()))));
    }

    private static Outcome<Result> archived(
            StockedPart stocked,
            VersionCondition versions,
            boolean archived,
            ReorderContext context) {
        var part = stocked.part();
        if (!versions.permits(part.version())) {
            return Outcome.nothing(new Result.VersionMismatch(part.version()));
        }
        var change = PartChange.begin(stocked);
        return part.archived() == archived
                ? saved(change, context)
                : saved(
                        change.with(part.archived(archived)).evaluated(context, Trigger.RULE),
                        context);
    }
}
