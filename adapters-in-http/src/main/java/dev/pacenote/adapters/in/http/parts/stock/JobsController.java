package dev.pacenote.adapters.in.http.parts.stock;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.pacenote.adapters.in.http.identity.session.BearerScheme;
import dev.pacenote.adapters.in.http.parts.JsonNumbers;
import dev.pacenote.adapters.in.http.parts.PartsProblems;
import dev.pacenote.adapters.in.http.parts.PartsReplies;
import dev.pacenote.adapters.in.http.parts.PartsReplies.Write;
import dev.pacenote.adapters.in.http.platform.openapi.Refuses;
import dev.pacenote.adapters.in.http.platform.request.EntityTags;
import dev.pacenote.adapters.in.http.platform.request.UuidPath;
import dev.pacenote.adapters.in.http.platform.request.body.JsonBody;
import dev.pacenote.adapters.in.http.platform.request.validation.Strict;
import dev.pacenote.adapters.in.http.platform.security.Schemes;
import dev.pacenote.application.identity.session.Authenticate.Caller;
import dev.pacenote.application.parts.stock.ChangeStock;
import dev.pacenote.application.parts.stock.CommitPartsChange;
import dev.pacenote.domain.parts.catalogue.Part;
import dev.pacenote.domain.parts.catalogue.VehicleModel;
import dev.pacenote.domain.parts.stock.Movement;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Changes of stock that have more than one line: of jobs, between pools, and taken back. */
@Controller("/stock")
@Tag(name = "parts")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_AUTHENTICATED)
@Schemes(BearerScheme.class)
final class JobsController {

    /** What a job takes and gives back, all of it or nothing. */
    @Schema(name = "JobCardRequest", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
    @Introspected
    @Strict
    record JobCardRequest(
            @Nullable String reference,
            @Nullable String reason,
            @Nullable String occurredAt,
            @NotNull @Size(min = 1, max = CommitPartsChange.MAX_PARTS) List<LineRequest> lines)
            implements JsonBody {}

    /** From one pool of a part to another. */
    @Schema(name = "TransferRequest", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
    @Introspected
    @Strict
    record TransferRequest(
            @Nullable String from,
            @Nullable String to,
            @NotNull @Schema(implementation = BigDecimal.class) Object quantity,
            @Nullable String reason,
            @Nullable String reference)
            implements JsonBody {}

    @Schema(name = "ReversalRequest", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
    @Introspected
    @Strict
    record ReversalRequest(@Nullable String reason) implements JsonBody {}

    /**
     * What takes a movement back: the movement that does it.
     *
     * @param movements of a transfer both of them
     */
    @Schema(name = "StockReversal")
    record ReversalView(@JsonUnwrapped MovementView first, List<MovementView> movements) {

        static ReversalView of(List<Movement> movements) {
            var views = movements.stream().map(MovementView::of).toList();
            return new ReversalView(views.getFirst(), views);
        }
    }

    private final ChangeStock change;
    private final PartsReplies replies;

    JobsController(ChangeStock change, PartsReplies replies) {
        this.change = change;
        this.replies = replies;
    }

    /** Writes all lines of a job card, or none. */
    @Post("/movements")
    @Status(HttpStatus.CREATED)
    @Refuses({404, 409, 422})
    HttpResponse<MovementView[]> job(
            @Parameter(hidden = true) Caller caller,
            @Parameter(hidden = true) HttpRequest<?> request,
            @Body JobCardRequest body) {
        var lines = new ArrayList<ChangeStock.Line>();
        for (int i = 0; i < body.lines().size(); i++) {
            lines.add(body.lines().get(i).ofCard("lines[" + i + "]."));
        }
        var note = Notes.of(caller.user(), body.reason(), body.reference(), body.occurredAt());
        return written(
                new Write(caller, request, body), () -> change.change(caller.user(), lines, note));
    }

    private HttpResponse<MovementView[]> written(Write write, Supplier<ChangeStock.Result> work) {
        return replies.once(
                write,
                MovementView[].class,
                () -> HttpResponse.created(views(StockController.changed(work.get()).movements())));
    }

    private static MovementView[] views(List<Movement> movements) {
        return movements.stream().map(MovementView::of).toArray(MovementView[]::new);
    }

    /** Moves stock of a part from one pool to another. */
    @Post("/{partId}/transfer")
    @Status(HttpStatus.CREATED)
    @Refuses({404, 409, 412, 422})
    HttpResponse<MovementView[]> transfer(
            @Parameter(hidden = true) Caller caller,
            @Parameter(hidden = true) HttpRequest<?> request,
            @PathVariable String partId,
            @Header(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Body TransferRequest body) {
        var key = new Part.Key(caller.user(), StockController.id(partId));
        var from = model("from", body.from());
        var to = model("to", body.to());
        var quantity = PartsProblems.field("quantity", () -> JsonNumbers.quantity(body.quantity()));
        var note = Notes.of(caller.user(), body.reason(), body.reference(), null);
        return written(
                new Write(caller, request, body),
                () -> change.transfer(key, from, to, quantity, note, EntityTags.ifMatch(ifMatch)));
    }

    private static VehicleModel model(String field, @Nullable String name) {
        return PartsProblems.field(field, () -> new VehicleModel(name == null ? "" : name));
    }

    /** Takes a movement back; of a transfer both lines. */
    @Post("/movements/{id}/reverse")
    @Status(HttpStatus.CREATED)
    @Refuses({404, 409, 422})
    HttpResponse<ReversalView> reverse(
            @Parameter(hidden = true) Caller caller,
            @Parameter(hidden = true) HttpRequest<?> request,
            @RequestBean UuidPath path,
            @Body ReversalRequest body) {
        var note = Notes.of(caller.user(), body.reason(), null, null);
        return replies.once(
                new Write(caller, request, body),
                ReversalView.class,
                () ->
                        HttpResponse.created(
                                ReversalView.of(
                                        StockController.changed(
                                                        change.reverse(
                                                                caller.user(), path.id(), note))
                                                .movements())));
    }
}
