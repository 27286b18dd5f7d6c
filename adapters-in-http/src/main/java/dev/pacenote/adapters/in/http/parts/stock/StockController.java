package dev.pacenote.adapters.in.http.parts.stock;

import dev.pacenote.adapters.in.http.identity.session.BearerScheme;
import dev.pacenote.adapters.in.http.parts.PartPlaces;
import dev.pacenote.adapters.in.http.parts.PartsProblems;
import dev.pacenote.adapters.in.http.parts.PartsReplies;
import dev.pacenote.adapters.in.http.parts.PartsReplies.Write;
import dev.pacenote.adapters.in.http.parts.Portion;
import dev.pacenote.adapters.in.http.parts.PortionQuery;
import dev.pacenote.adapters.in.http.parts.WorkshopLimits;
import dev.pacenote.adapters.in.http.parts.catalogue.PartView;
import dev.pacenote.adapters.in.http.parts.reorder.TaskView;
import dev.pacenote.adapters.in.http.platform.openapi.Refuses;
import dev.pacenote.adapters.in.http.platform.request.EntityTags;
import dev.pacenote.adapters.in.http.platform.security.Schemes;
import dev.pacenote.application.identity.session.Authenticate.Caller;
import dev.pacenote.application.parts.catalogue.LimitWorkshop.Use;
import dev.pacenote.application.parts.catalogue.ShownPart;
import dev.pacenote.application.parts.reorder.ReadReorderTasks.ShownTask;
import dev.pacenote.application.parts.stock.ChangeStock;
import dev.pacenote.application.parts.stock.ChangeStock.Result;
import dev.pacenote.application.parts.stock.ReadStock;
import dev.pacenote.domain.parts.catalogue.Part;
import dev.pacenote.domain.parts.catalogue.PartId;
import dev.pacenote.domain.parts.catalogue.VehicleModel;
import dev.pacenote.domain.parts.stock.StockRow;
import dev.pacenote.domain.platform.InvalidValueException;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;

/** The stock of a workshop's parts. */
@Controller("/stock")
@Tag(name = "parts")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_AUTHENTICATED)
@Schemes(BearerScheme.class)
final class StockController {

    /**
     * What a change of stock came to: the pool, the part, the line of the ledger, the open task.
     */
    @Schema(name = "StockChange")
    record StockChangeView(
            String partId,
            String vehicleModel,
            String userId,
            BigDecimal quantity,
            long version,
            String timestamp,
            String updatedAt,
            PartView part,
            MovementView movement,
            @Nullable TaskView reorderTask) {

        static StockChangeView of(Result.Changed changed) {
            var stocked = changed.part();
            var key = stocked.part().key();
            var movement = changed.movements().getFirst();
            var row = StockRowView.of(key, stocked.row(movement.model()));
            return new StockChangeView(
                    row.partId(),
                    row.vehicleModel(),
                    row.userId(),
                    row.quantity(),
                    row.version(),
                    row.timestamp(),
                    row.updatedAt(),
                    PartView.of(new ShownPart(stocked.part(), changed.workshop())),
                    MovementView.of(movement),
                    stocked.task()
                            .map(task -> ShownTask.of(task, stocked.part(), changed.workshop()))
                            .map(TaskView::of)
                            .orElse(null));
        }
    }

    /** What the numbers of all parts are compared with their ledgers. */
    @Schema(name = "LedgerVerification")
    record VerificationView(int parts, int movements, List<MismatchView> mismatches) {}

    /** A part whose numbers do not follow from its ledger. */
    @Schema(name = "LedgerMismatch")
    record MismatchView(String partId, BigDecimal stock, BigDecimal ledger) {}

    private final ReadStock read;
    private final ChangeStock change;
    private final PartsReplies replies;
    private final WorkshopLimits limits;

    StockController(
            ReadStock read, ChangeStock change, PartsReplies replies, WorkshopLimits limits) {
        this.read = read;
        this.change = change;
        this.replies = replies;
        this.limits = limits;
    }

    /** Lists the pools of a part, the general one first. */
    @Get("/{partId}")
    @Refuses(404)
    HttpResponse<List<StockRowView>> rows(
            @Parameter(hidden = true) Caller caller,
            @PathVariable String partId,
            @RequestBean PortionQuery query) {
        var key = new Part.Key(caller.user(), id(partId));
        var portion = query.portion(caller.user(), "pools," + partId);
        var all = read.rows(key).orElseThrow(PartsProblems::partNotFound);
        return portion.json(
                portion
                        .behind(
                                all,
                                StockRow::model,
                                Comparator.<VehicleModel>naturalOrder(),
                                PartPlaces::model)
                        .stream()
                        .map(
                                row ->
                                        new Portion.Row<>(
                                                StockRowView.of(key, row),
                                                PartPlaces.texts(row.model())))
                        .toList(),
                all.size());
    }

    /** Sets, adds or subtracts stock. */
    @Put("/{partId}")
    @Refuses({404, 409, 412, 422})
    HttpResponse<StockChangeView> change(
            @Parameter(hidden = true) Caller caller,
            @Parameter(hidden = true) HttpRequest<?> request,
            @PathVariable String partId,
            @Header(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Body StockRequest body) {
        var line = body.ofPage(id(partId));
        var note = body.note(caller.user());
        return replies.once(
                new Write(caller, request, body),
                StockChangeView.class,
                () -> {
                    var changed =
                            changed(
                                    change.change(
                                            caller.user(),
                                            List.of(line),
                                            note,
                                            EntityTags.ifMatch(ifMatch)));
                    return HttpResponse.ok(StockChangeView.of(changed))
                            .header(
                                    HttpHeaders.ETAG,
                                    EntityTags.of(changed.part().part().version()));
                });
    }

    /** Writes a line of the ledger. */
    @Post("/{partId}/movements")
    @Status(HttpStatus.CREATED)
    @Refuses({404, 409, 412, 422})
    HttpResponse<MovementView> move(
            @Parameter(hidden = true) Caller caller,
            @Parameter(hidden = true) HttpRequest<?> request,
            @PathVariable String partId,
            @Header(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Body StockRequest body) {
        var line = body.ofMovement(id(partId));
        var note = body.note(caller.user());
        return replies.once(
                new Write(caller, request, body),
                MovementView.class,
                () ->
                        HttpResponse.created(
                                MovementView.of(
                                        changed(
                                                        change.change(
                                                                caller.user(),
                                                                List.of(line),
                                                                note,
                                                                EntityTags.ifMatch(ifMatch)))
                                                .movements()
                                                .getFirst())));
    }

    /** Recomputes all balances. */
    @Get("/verify")
    @Refuses(429)
    VerificationView verify(@Parameter(hidden = true) Caller caller) {
        limits.count(caller, Use.VERIFICATION);
        var verified = read.verify(caller.user());
        return new VerificationView(
                verified.parts(),
                verified.movements(),
                verified.mismatches().stream()
                        .map(
                                it ->
                                        new MismatchView(
                                                it.part().value(),
                                                it.stock().value(),
                                                it.ledger().value()))
                        .toList());
    }

    static PartId id(String text) {
        try {
            return new PartId(text);
        } catch (InvalidValueException e) {
            throw PartsProblems.invalid("partId", e);
        }
    }

    static Result.Changed changed(Result result) {
        return switch (result) {
            case Result.Changed changed -> changed;
            case Result.NoSuchPart _ -> throw PartsProblems.partNotFound();
            case Result.NoSuchMovement _ -> throw PartsProblems.movementNotFound();
            case Result.VersionMismatch(long version) ->
                    throw PartsProblems.versionMismatch(version);
            case Result.Refused(var lines) -> throw PartsProblems.refused(lines);
        };
    }
}
