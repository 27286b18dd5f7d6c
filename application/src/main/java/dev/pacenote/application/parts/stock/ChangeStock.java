package dev.pacenote.application.parts.stock;

import dev.pacenote.application.parts.stock.CommitPartsChange.Committed;
import dev.pacenote.application.parts.stock.CommitPartsChange.Found;
import dev.pacenote.application.parts.stock.CommitPartsChange.Outcome;
import dev.pacenote.application.platform.VersionCondition;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.parts.catalogue.Part;
import dev.pacenote.domain.parts.catalogue.PartId;
import dev.pacenote.domain.parts.catalogue.Quantity;
import dev.pacenote.domain.parts.catalogue.UnitScale;
import dev.pacenote.domain.parts.catalogue.VehicleModel;
import dev.pacenote.domain.parts.catalogue.Workshop;
import dev.pacenote.domain.parts.reorder.ReorderContext;
import dev.pacenote.domain.parts.stock.Movement;
import dev.pacenote.domain.parts.stock.MovementType;
import dev.pacenote.domain.parts.stock.PartChange;
import dev.pacenote.domain.parts.stock.StockCommand;
import dev.pacenote.domain.parts.stock.StockLedger;
import dev.pacenote.domain.parts.stock.StockRefusal;
import dev.pacenote.domain.parts.stock.StockResult;
import dev.pacenote.domain.parts.stock.StockReversal;
import dev.pacenote.domain.parts.stock.StockTransfer;
import dev.pacenote.domain.parts.stock.StockedPart;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** People take stock, bring it, count it and move it. Each call is one commit. */
public final class ChangeStock {

    /**
     * @param quantity as it was typed, in the part's unit
     */
    public record Line(
            PartId part,
            MovementType type,
            VehicleModel model,
            BigDecimal quantity,
            StockCommand.Options options) {}

    /**
     * Who says so, and why.
     *
     * @param occurredAt empty: now
     */
    public record Note(
            AccountId actor,
            String text,
            String reference,
            Movement.Source source,
            Optional<Instant> occurredAt) {

        public static Note by(AccountId actor) {
            return new Note(actor, "", "", Movement.Source.API, Optional.empty());
        }

        /** With the times of the change. */
        public Movement.Reason reason(Instant now) {
            return new Movement.Reason(text, reference, actor, source, occurredAt.orElse(now), now);
        }
    }

    public sealed interface Result {

        /**
         * @param parts as they are now
         * @param movements in the order of the lines
         */
        record Changed(Map<PartId, StockedPart> parts, List<Movement> movements, Workshop workshop)
                implements Result {
            public Changed {
                parts = Map.copyOf(parts);
                movements = List.copyOf(movements);
            }

            /** The part of a change of one. */
            public StockedPart part() {
                return parts.values().iterator().next();
            }
        }

        record NoSuchPart(PartId part) implements Result {}

        record NoSuchMovement() implements Result {}

        /**
         * The part is none that the caller meant to change; nothing is changed.
         *
         * @param version as it is
         */
        record VersionMismatch(long version) implements Result {}

        /** Nothing is changed; all lines that are short are named. */
        record Refused(List<RefusedLine> lines) implements Result {
            public Refused {
                lines = List.copyOf(lines);
            }
        }
    }

    /**
     * @param index of the line, from 0
     */
    public record RefusedLine(int index, PartId part, StockRefusal why) {}

    private final PartsWriter writer;
    private final Movements movements;

    public ChangeStock(PartsWriter writer, Movements movements) {
        this.writer = writer;
        this.movements = movements;
    }

    /**
     * @param lines 1 to {@link CommitPartsChange#MAX_PARTS}, one after the other: all or nothing
     */
    public Result change(AccountId account, List<Line> lines, Note note) {
        return change(account, lines, note, VersionCondition.ANY);
    }

    /**
     * The same for parts of these versions only.
     *
     * @param versions that each part may have
     */
    public Result change(
            AccountId account, List<Line> lines, Note note, VersionCondition versions) {
        return done(
                writer.write(
                        account,
                        lines.stream().map(Line::part).collect(Collectors.toSet()),
                        (found, context) ->
                                unexpected(found, versions)
                                        .orElseGet(() -> changed(found, lines, note, context))));
    }

    private static Optional<Outcome<Result>> unexpected(Found found, VersionCondition versions) {
        return found.all().values().stream()
                .map(stocked -> stocked.part().version())
                .filter(version -> !versions.permits(version))
                .findFirst()
                .map(version -> Outcome.nothing(new Result.VersionMismatch(version)));
    }

    private static Result done(Committed<Result> committed) {
        return switch (committed) {
            case Committed.Done<Result>(var result) -> result;
            case Committed.Taken<Result>(var what) ->
                    throw new IllegalStateException("stock has no " + what);
        };
    }

    private static Outcome<Result> changed(
            Found found, List<Line> lines, Note note, ReorderContext context) {
        var changes = new LinkedHashMap<PartId, PartChange>();
        var refused = new ArrayList<RefusedLine>();
        var written = new ArrayList<Movement>();
        var ledger = new StockLedger(context);
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            var stocked = found.find(line.part());
            if (stocked.isEmpty()) {
                return Outcome.nothing(new Result.NoSuchPart(line.part()));
            }
            var begun = changes.computeIfAbsent(line.part(), _ -> PartChange.begin(stocked.get()));
            var command = command(line, note, stocked.get().part(), context);
            switch (ledger.step(begun, command)) {
                case StockResult.Refused(var why) ->
                        refused.add(new RefusedLine(i, line.part(), why));
                case StockResult.Changed(var change) -> {
                    changes.put(line.part(), change);
                    written.add(change.movements().getLast());
                }
            }
        }
        return refused.isEmpty()
                ? outcome(
                        changes.values().stream().map(ledger::evaluated).toList(), written, context)
                : Outcome.nothing(new Result.Refused(refused));
    }

    private static StockCommand command(Line line, Note note, Part part, ReorderContext context) {
        return new StockCommand(
                line.type(),
                line.model(),
                Quantity.typed(line.quantity(), scale(part)),
                line.options(),
                note.reason(context.now()));
    }

    private static UnitScale scale(Part part) {
        return part.details().unit().scale();
    }

    private static Outcome<Result> outcome(
            List<PartChange> changes, List<Movement> written, ReorderContext context) {
        var finished = changes.stream().map(change -> change.finished(context)).toList();
        return new Outcome<>(
                new Result.Changed(
                        finished.stream()
                                .map(PartChange::after)
                                .collect(Collectors.toMap(it -> it.part().key().id(), it -> it)),
                        written,
                        context.workshop()),
                finished);
    }

    /** Moves stock of a part from one pool to another, if the part has one of these versions. */
    public Result transfer(
            Part.Key key,
            VehicleModel from,
            VehicleModel to,
            BigDecimal quantity,
            Note note,
            VersionCondition versions) {
        return one(
                key,
                versions,
                (change, context) ->
                        new StockTransfer(
                                        from,
                                        to,
                                        Quantity.typed(quantity, scale(change.before().part())),
                                        note.reason(context.now()))
                                .apply(change, context));
    }

    /** Takes a movement back; of a transfer both lines. */
    public Result reverse(AccountId account, UUID movement, Note note) {
        var original = movements.find(account, movement);
        if (original.isEmpty()) {
            return new Result.NoSuchMovement();
        }
        var key = original.get().part();
        return one(
                key,
                VersionCondition.ANY,
                (change, context) ->
                        StockReversal.of(
                                        movement, movements.ofPart(key), note.reason(context.now()))
                                .orElseThrow()
                                .apply(change, context));
    }

    @FunctionalInterface
    private interface Step {
        StockResult apply(PartChange change, ReorderContext context);
    }

    private Result one(Part.Key key, VersionCondition versions, Step step) {
        return done(
                writer.write(
                        key.account(),
                        Set.of(key.id()),
                        (found, context) ->
                                unexpected(found, versions)
                                        .orElseGet(() -> one(found, key, step, context))));
    }

    private static Outcome<Result> one(
            Found found, Part.Key key, Step step, ReorderContext context) {
        var stocked = found.find(key.id());
        return stocked.isEmpty()
                ? Outcome.nothing(new Result.NoSuchPart(key.id()))
                : one(step.apply(PartChange.begin(stocked.get()), context), key, context);
    }

    private static Outcome<Result> one(StockResult result, Part.Key key, ReorderContext context) {
        return switch (result) {
            case StockResult.Refused(var why) ->
                    Outcome.nothing(new Result.Refused(List.of(new RefusedLine(0, key.id(), why))));
            case StockResult.Changed(var change) ->
                    outcome(List.of(change), change.movements(), context);
        };
    }
}
