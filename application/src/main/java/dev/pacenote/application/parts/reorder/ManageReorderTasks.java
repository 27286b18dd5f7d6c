package dev.pacenote.application.parts.reorder;

import dev.pacenote.application.parts.stock.ChangeStock;
import dev.pacenote.application.parts.stock.CommitPartsChange.Committed;
import dev.pacenote.application.parts.stock.CommitPartsChange.Outcome;
import dev.pacenote.application.parts.stock.PartsWriter;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.parts.catalogue.Money;
import dev.pacenote.domain.parts.catalogue.Part;
import dev.pacenote.domain.parts.catalogue.PlainText;
import dev.pacenote.domain.parts.catalogue.Quantity;
import dev.pacenote.domain.parts.catalogue.VehicleModel;
import dev.pacenote.domain.parts.catalogue.Workshop;
import dev.pacenote.domain.parts.reorder.Order;
import dev.pacenote.domain.parts.reorder.ReorderContext;
import dev.pacenote.domain.parts.reorder.ReorderTask;
import dev.pacenote.domain.parts.reorder.TaskState;
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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** People order what runs low, receive it, or do not want to hear of it for a while. */
public final class ManageReorderTasks {

    private static final Duration USUAL_SNOOZE = Duration.ofDays(7);
    private static final Duration MAX_SNOOZE = Duration.ofDays(365);
    private static final int MAX_NOTE = 200;

    /** What somebody does about a task. */
    public sealed interface Action {

        /**
         * Orders, or changes the order: then it is the new total.
         *
         * @param said what the supplier says now, made of what the supplier said before
         */
        record PlaceOrder(BigDecimal quantity, UnaryOperator<Order.Expected> said)
                implements Action {}

        /**
         * @param isFinal whether nothing more comes
         */
        record Receive(BigDecimal quantity, Optional<Money> unitCost, boolean isFinal)
                implements Action {}

        record CancelOrder(String note) implements Action {}

        /**
         * @param until empty: for a week
         */
        record Dismiss(String note, Optional<Instant> until) implements Action {}
    }

    public sealed interface Result {

        /**
         * @param task as it is afterwards, open or closed
         * @param movement of what was received
         */
        record Done(
                ReorderTask task,
                StockedPart stocked,
                Optional<Movement> movement,
                Workshop workshop)
                implements Result {}

        record NoSuchTask() implements Result {}

        /** It cannot be done to a task in that state, or of that version. */
        record WrongState(ReorderTask task) implements Result {}

        record Refused(StockRefusal why) implements Result {}
    }

    private final ReorderTasks tasks;
    private final PartsWriter writer;

    public ManageReorderTasks(ReorderTasks tasks, PartsWriter writer) {
        this.tasks = tasks;
        this.writer = writer;
    }

    /**
     * @param expectedVersion of the task; empty: whatever it is
     */
    public Result act(AccountId account, UUID id, Optional<Long> expectedVersion, Action action) {
        var known = tasks.find(account, id);
        if (known.isEmpty()) {
            return new Result.NoSuchTask();
        }
        var part = known.get().part().key().id();
        var committed =
                writer.<Result>write(
                        account,
                        Set.of(part),
                        (found, context) -> {
                            // The one that is open is the only one that anything can be done to.
                            var stocked = found.find(part).orElseThrow();
                            if (stocked.part().archived()) {
                                return Outcome.nothing(
                                        new Result.Refused(new StockRefusal.Archived()));
                            }
                            var task = stocked.task().filter(it -> it.id().equals(id));
                            return task.filter(
                                            it ->
                                                    expectedVersion
                                                            .filter(asked -> asked != it.version())
                                                            .isEmpty())
                                    .filter(it -> isPossible(it, action))
                                    .map(_ -> acted(stocked, id, action, context))
                                    .orElseGet(
                                            () ->
                                                    Outcome.nothing(
                                                            new Result.WrongState(
                                                                    task.orElse(
                                                                            known.get().task()))));
                        });
        return switch (committed) {
            case Committed.Done<Result>(var result) -> result;
            case Committed.Taken<Result>(var what) ->
                    throw new IllegalStateException("a task has no " + what);
        };
    }

    private static boolean isPossible(ReorderTask task, Action action) {
        return switch (action) {
            case Action.PlaceOrder _, Action.Dismiss _ -> true;
            case Action.Receive _, Action.CancelOrder _ ->
                    task.state() instanceof TaskState.Ordered;
        };
    }

    private static Outcome<Result> acted(
            StockedPart stocked, UUID id, Action action, ReorderContext context) {
        var begun = PartChange.begin(stocked);
        return switch (action) {
            case Action.PlaceOrder(var quantity, var said) ->
                    done(
                            begun.reordering(
                                    it -> it.order(typed(quantity, stocked.part()), said, context)),
                            id,
                            context);
            case Action.CancelOrder cancel -> {
                var note = PlainText.line(cancel.note(), MAX_NOTE);
                yield done(begun.reordering(it -> it.cancelOrder(note, context)), id, context);
            }
            case Action.Dismiss dismiss -> {
                var until = until(dismiss, context.now());
                var note = PlainText.line(dismiss.note(), MAX_NOTE);
                yield done(begun.reordering(it -> it.dismiss(note, until, context)), id, context);
            }
            case Action.Receive receive -> received(begun, id, receive, context);
        };
    }

    private static Instant until(Action.Dismiss dismiss, Instant now) {
        var until = dismiss.until().orElse(now.plus(USUAL_SNOOZE));
        if (!until.isAfter(now) || until.isAfter(now.plus(MAX_SNOOZE))) {
            throw new InvalidValueException(
                    "out_of_range", "A task is quiet until a moment within the next year.");
        }
        return until;
    }

    private static Quantity typed(BigDecimal quantity, Part part) {
        return Quantity.typed(quantity, part.details().unit().scale());
    }

    private static Outcome<Result> received(
            PartChange begun, UUID id, Action.Receive receive, ReorderContext context) {
        var part = begun.before().part();
        var command =
                new StockCommand(
                        MovementType.RECEIVE,
                        VehicleModel.ALL,
                        typed(receive.quantity(), part),
                        new StockCommand.Options(receive.unitCost(), Optional.empty(), false, true),
                        ChangeStock.Note.by(part.key().account()).reason(context.now()));
        return switch (new StockLedger(context).apply(begun, command)) {
            case StockResult.Refused(var why) -> Outcome.nothing(new Result.Refused(why));
            case StockResult.Changed(var change) -> {
                boolean open = change.after().task().filter(it -> it.id().equals(id)).isPresent();
                yield done(
                        receive.isFinal() && open
                                ? change.reordering(it -> it.closeAsReceived(context))
                                : change,
                        id,
                        context);
            }
        };
    }

    private static Outcome<Result> done(PartChange change, UUID id, ReorderContext context) {
        var finished = change.finished(context);
        var task =
                Stream.concat(finished.closed().stream(), finished.after().task().stream())
                        .filter(it -> it.id().equals(id))
                        .findFirst()
                        .orElseThrow();
        return new Outcome<>(
                new Result.Done(
                        task,
                        finished.after(),
                        finished.movements().stream().findFirst(),
                        context.workshop()),
                List.of(finished));
    }
}
