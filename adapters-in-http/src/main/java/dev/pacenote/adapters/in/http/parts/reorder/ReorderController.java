package dev.pacenote.adapters.in.http.parts.reorder;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.pacenote.adapters.in.http.identity.session.BearerScheme;
import dev.pacenote.adapters.in.http.parts.NoBody;
import dev.pacenote.adapters.in.http.parts.PartPlaces;
import dev.pacenote.adapters.in.http.parts.PartsProblems;
import dev.pacenote.adapters.in.http.parts.PartsReplies;
import dev.pacenote.adapters.in.http.parts.PartsReplies.Write;
import dev.pacenote.adapters.in.http.parts.Portion;
import dev.pacenote.adapters.in.http.parts.WorkshopLimits;
import dev.pacenote.adapters.in.http.parts.stock.LowPartView;
import dev.pacenote.adapters.in.http.parts.stock.LowParts;
import dev.pacenote.adapters.in.http.parts.stock.MovementView;
import dev.pacenote.adapters.in.http.platform.Times;
import dev.pacenote.adapters.in.http.platform.error.Problem;
import dev.pacenote.adapters.in.http.platform.error.ProblemException;
import dev.pacenote.adapters.in.http.platform.openapi.Refuses;
import dev.pacenote.adapters.in.http.platform.request.Parameters;
import dev.pacenote.adapters.in.http.platform.request.UuidPath;
import dev.pacenote.adapters.in.http.platform.request.validation.ParsedBy;
import dev.pacenote.adapters.in.http.platform.security.Schemes;
import dev.pacenote.application.identity.session.Authenticate.Caller;
import dev.pacenote.application.parts.catalogue.LimitWorkshop.Use;
import dev.pacenote.application.parts.reorder.CheckParts;
import dev.pacenote.application.parts.reorder.ClosedTasksQuery;
import dev.pacenote.application.parts.reorder.ManageReorderTasks;
import dev.pacenote.application.parts.reorder.ManageReorderTasks.Action;
import dev.pacenote.application.parts.reorder.ManageReorderTasks.Result;
import dev.pacenote.application.parts.reorder.ReadReorderTasks;
import dev.pacenote.application.parts.reorder.ReadReorderTasks.ShownTask;
import dev.pacenote.application.parts.reorder.ReorderTasks;
import dev.pacenote.domain.platform.InvalidValueException;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** What has to be ordered. */
@Controller("/reorder")
@Tag(name = "parts")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_AUTHENTICATED)
@Schemes(BearerScheme.class)
final class ReorderController {

    private static final int SHOWN = 1_000;

    /** Bytes for each of the two lists that a check answers with. */
    private static final long ROOM = 2L << 20;

    /**
     * Which tasks are listed.
     *
     * @param byNeed of a list whose order is the need of the parts; empty: the closed ones
     */
    record StatusWord(Optional<ReorderTasks.Status> byNeed) {

        static StatusWord of(String text) {
            for (var status : ReorderTasks.Status.values()) {
                if (status.name().toLowerCase(Locale.ROOT).equals(text)) {
                    return new StatusWord(Optional.of(status));
                }
            }
            if (text.equals("closed")) {
                return new StatusWord(Optional.empty());
            }
            throw new InvalidValueException("unknown_value", "There are no tasks like that.");
        }
    }

    @Introspected
    record TasksQuery(
            @QueryValue @Nullable @ParsedBy(StatusWord.class) String status,
            @QueryValue @Nullable @Min(1) @Max(1_000) Integer limit,
            @QueryValue @Nullable String cursor)
            implements Parameters {

        private Optional<ReorderTasks.Status> byNeed() {
            return StatusWord.of(status == null ? "needed" : status).byNeed();
        }

        private Portion portion(Caller caller) {
            return Portion.of(
                    caller.user(),
                    "tasks," + byNeed().map(Enum::name).orElse("CLOSED"),
                    limit,
                    cursor);
        }
    }

    /** A task as an action left it, with what was received. */
    @Schema(name = "ReorderTaskChange")
    record TaskChangeView(
            @JsonUnwrapped TaskView task,
            @Nullable MovementView movement,
            @Nullable TaskView reorderTask) {}

    /** The first of both lists; the whole of them have addresses of their own. */
    @Schema(name = "ReorderCheck")
    record CheckView(
            String message,
            List<LowPartView> lowStockItems,
            List<TaskView> reorderTasks,
            int created,
            int resolved,
            int alerted,
            String runId,
            String checkedAt) {}

    private final ReadReorderTasks read;
    private final ManageReorderTasks manage;
    private final CheckParts check;
    private final LowParts low;
    private final PartsReplies replies;
    private final WorkshopLimits limits;

    ReorderController(
            ReadReorderTasks read,
            ManageReorderTasks manage,
            CheckParts check,
            LowParts low,
            PartsReplies replies,
            WorkshopLimits limits) {
        this.read = read;
        this.manage = manage;
        this.check = check;
        this.low = low;
        this.replies = replies;
        this.limits = limits;
    }

    /** Lists tasks, the most needed first; with the status closed, the last closed first. */
    @Get("/tasks")
    HttpResponse<List<TaskView>> list(
            @Parameter(hidden = true) Caller caller, @RequestBean TasksQuery query) {
        var portion = query.portion(caller);
        return query.byNeed()
                .map(status -> byNeed(caller, status, portion))
                .orElseGet(() -> closed(caller, portion));
    }

    private HttpResponse<List<TaskView>> closed(Caller caller, Portion portion) {
        var page =
                read.closed(
                        caller.user(), portion.after().map(PartPlaces::closedTask), portion.read());
        return portion.json(
                page.rows().stream()
                        .map(
                                row ->
                                        new Portion.Row<>(
                                                TaskView.of(row),
                                                PartPlaces.texts(
                                                        ClosedTasksQuery.Place.of(row.task()))))
                        .toList(),
                page.total());
    }

    private HttpResponse<List<TaskView>> byNeed(
            Caller caller, ReorderTasks.Status status, Portion portion) {
        var page =
                read.page(
                        caller.user(),
                        status,
                        portion.after().map(PartPlaces::task),
                        portion.read());
        return portion.json(
                page.rows().stream()
                        .map(
                                row ->
                                        new Portion.Row<>(
                                                TaskView.of(row.task()),
                                                PartPlaces.texts(row.place())))
                        .toList(),
                page.total());
    }

    /** Returns a task. */
    @Get("/tasks/{id}")
    @Refuses(404)
    TaskView find(@Parameter(hidden = true) Caller caller, @RequestBean UuidPath path) {
        return read.find(caller.user(), path.id())
                .map(TaskView::of)
                .orElseThrow(PartsProblems::taskNotFound);
    }

    /** Looks at the caller's parts now. */
    @Post("/check")
    @Status(HttpStatus.OK)
    @Refuses(422)
    HttpResponse<CheckView> check(
            @Parameter(hidden = true) Caller caller,
            @Parameter(hidden = true) HttpRequest<?> request,
            @Body NoBody body) {
        limits.count(caller, Use.CHECK);
        return replies.inSteps(
                new Write(caller, request, body),
                CheckView.class,
                () -> HttpResponse.ok(checked(caller)));
    }

    private CheckView checked(Caller caller) {
        var checked = check.check(caller.user());
        return new CheckView(
                "Reorder check completed",
                Portion.first(
                        low.page(caller.user(), false, Optional.empty(), SHOWN).rows().stream()
                                .map(LowParts.Row::view)
                                .toList(),
                        ROOM),
                Portion.first(
                        read
                                .page(
                                        caller.user(),
                                        ReorderTasks.Status.NEEDED,
                                        Optional.empty(),
                                        SHOWN)
                                .rows()
                                .stream()
                                .map(row -> TaskView.of(row.task()))
                                .toList(),
                        ROOM),
                checked.counts().created(),
                checked.counts().resolved(),
                checked.counts().alerted(),
                checked.run().toString(),
                Times.iso(checked.at()));
    }

    /** Orders for a task, or changes its order. */
    @Post("/tasks/{id}/order")
    @Status(HttpStatus.OK)
    @Refuses({404, 409, 422})
    HttpResponse<TaskChangeView> order(
            @Parameter(hidden = true) Caller caller,
            @Parameter(hidden = true) HttpRequest<?> request,
            @RequestBean UuidPath path,
            @Body OrderRequest body) {
        var action = new Action.PlaceOrder(body.ordered(), body.said());
        return act(new Write(caller, request, body), path.id(), body, action);
    }

    /** Receives what was ordered, or some of it. */
    @Post("/tasks/{id}/receive")
    @Status(HttpStatus.OK)
    @Refuses({404, 409, 422})
    HttpResponse<TaskChangeView> receive(
            @Parameter(hidden = true) Caller caller,
            @Parameter(hidden = true) HttpRequest<?> request,
            @RequestBean UuidPath path,
            @Body ReceiveRequest body) {
        var action = new Action.Receive(body.received(), body.cost(), body.endsOrder());
        return act(new Write(caller, request, body), path.id(), body, action);
    }

    /** Takes an order back. */
    @Post("/tasks/{id}/cancel-order")
    @Status(HttpStatus.OK)
    @Refuses({404, 409, 422})
    HttpResponse<TaskChangeView> cancelOrder(
            @Parameter(hidden = true) Caller caller,
            @Parameter(hidden = true) HttpRequest<?> request,
            @RequestBean UuidPath path,
            @Body CancelOrderRequest body) {
        return act(
                new Write(caller, request, body),
                path.id(),
                body,
                new Action.CancelOrder(body.note()));
    }

    /** Keeps quiet about a part for a while. */
    @Post("/tasks/{id}/dismiss")
    @Status(HttpStatus.OK)
    @Refuses({404, 409, 422})
    HttpResponse<TaskChangeView> dismiss(
            @Parameter(hidden = true) Caller caller,
            @Parameter(hidden = true) HttpRequest<?> request,
            @RequestBean UuidPath path,
            @Body DismissRequest body) {
        return act(
                new Write(caller, request, body),
                path.id(),
                body,
                new Action.Dismiss(body.note(), body.until()));
    }

    private HttpResponse<TaskChangeView> act(
            Write write, UUID task, TaskRequest body, Action action) {
        return replies.once(
                write,
                TaskChangeView.class,
                () ->
                        HttpResponse.ok(
                                view(
                                        manage.act(
                                                write.caller().user(),
                                                task,
                                                Optional.ofNullable(body.expectedVersion()),
                                                action))));
    }

    private static TaskChangeView view(Result result) {
        return switch (result) {
            case Result.Done done -> {
                var part = done.stocked().part();
                yield new TaskChangeView(
                        TaskView.of(ShownTask.of(done.task(), part, done.workshop())),
                        done.movement().map(MovementView::of).orElse(null),
                        done.stocked()
                                .task()
                                .map(it -> TaskView.of(ShownTask.of(it, part, done.workshop())))
                                .orElse(null));
            }
            case Result.NoSuchTask _ -> throw PartsProblems.taskNotFound();
            case Result.WrongState(var task) ->
                    throw new ProblemException(
                            Problem.of(
                                            409,
                                            "task_state",
                                            "Not possible now",
                                            "This task is " + task.state().word() + ".")
                                    .with("taskStatus", task.state().word()));
            case Result.Refused(var why) -> throw PartsProblems.refused(why);
        };
    }
}
