package dev.pacenote.application.parts.stock;

import dev.pacenote.application.parts.catalogue.ShownPart;
import dev.pacenote.application.parts.stock.CommitPartsChange.Outcome;
import dev.pacenote.application.parts.stock.ManageParts.Edit;
import dev.pacenote.application.parts.stock.ManageParts.NewPart;
import dev.pacenote.application.parts.stock.ManageParts.Result;
import dev.pacenote.domain.identity.account.AccountId;
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
import java.util.List;
import java.util.Optional;

/** What adding a part and editing one come to, alone or as a line of a file. */
public final class PartEdits {

    private final TypedTotal typedTotal;

    public PartEdits(Movements movements) {
        this.typedTotal = new TypedTotal(movements);
    }

    public static Outcome<Result> added(NewPart asked, PartId id, ReorderContext context) {
        if (asked.details().isRuleTooFine()) {
            return Outcome.nothing(new Result.RuleTooFine());
        }
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

    /** What was stored before it was refused is no reason to refuse another change. */
    private static boolean isMadeTooFine(PartDetails before, PartDetails after) {
        return after.isRuleTooFine()
                && !(after.reordering().equals(before.reordering())
                        && after.unit().equals(before.unit()));
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

    static Outcome<Result> saved(PartChange change, ReorderContext context) {
        var finished = change.finished(context);
        return new Outcome<>(
                new Result.Saved(new ShownPart(finished.after().part(), context.workshop())),
                List.of(finished));
    }

    public Outcome<Result> edited(Edit edit, StockedPart stocked, ReorderContext context) {
        var part = stocked.part();
        if (!edit.versions().permits(part.version())) {
            return Outcome.nothing(new Result.VersionMismatch(part.version()));
        }
        var details = edit.details().apply(part.details());
        boolean counted = part.ledgerSeq() > 1 || !part.stock().isZero();
        if (counted && !details.unit().scale().equals(part.details().unit().scale())) {
            return Outcome.nothing(new Result.ScaleFixed());
        }
        if (isMadeTooFine(part.details(), details)) {
            return Outcome.nothing(new Result.RuleTooFine());
        }
        var change = PartChange.begin(stocked).with(part.with(details));
        // Its task follows once, from the rule and the stock as both are in the end.
        return switch (typedTotal.meaning(edit, part.with(details), context.now())) {
            case TypedTotal.Meaning.Ignored _ ->
                    saved(
                            details.equals(part.details())
                                    ? change
                                    : change.evaluated(context, Trigger.RULE),
                            context);
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
}
