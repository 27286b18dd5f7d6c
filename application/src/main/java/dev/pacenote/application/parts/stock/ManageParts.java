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
import dev.pacenote.domain.parts.reorder.ReorderContext;
import dev.pacenote.domain.parts.reorder.Trigger;
import dev.pacenote.domain.parts.stock.Movement;
import dev.pacenote.domain.parts.stock.PartChange;
import dev.pacenote.domain.parts.stock.StockRefusal;
import dev.pacenote.domain.parts.stock.StockedPart;
import dev.pacenote.domain.platform.InvalidValueException;
import java.math.BigDecimal;
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

        /** A threshold, or what is ordered, is finer than the part is counted. */
        record RuleTooFine() implements Result {}

        /** The total that was sent is an old one. */
        record OldStock(Quantity stock, long version) implements Result {}

        record Refused(StockRefusal why) implements Result {}
    }

    private final PartsWriter writer;
    private final Parts parts;
    private final PartEdits edits;
    private final int mostParts;
    private final Ids ids;

    /**
     * @param mostParts of an account, archived ones included
     */
    public ManageParts(
            PartsWriter writer, Parts parts, Movements movements, int mostParts, Ids ids) {
        this.writer = writer;
        this.parts = parts;
        this.edits = new PartEdits(movements);
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
                                        : PartEdits.added(asked, id, context)));
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
                                        .map(stocked -> edits.edited(edit, stocked, context))
                                        .orElseGet(
                                                () -> Outcome.nothing(new Result.NoSuchPart()))));
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
                ? PartEdits.saved(change, context)
                : PartEdits.saved(
                        change.with(part.archived(archived)).evaluated(context, Trigger.RULE),
                        context);
    }
}
