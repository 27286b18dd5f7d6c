package dev.pacenote.adapters.in.http.parts.stock;

import dev.pacenote.adapters.in.http.identity.session.BearerScheme;
import dev.pacenote.adapters.in.http.parts.PartsReplies;
import dev.pacenote.adapters.in.http.parts.PartsReplies.Write;
import dev.pacenote.adapters.in.http.platform.openapi.Refuses;
import dev.pacenote.adapters.in.http.platform.request.JsonBody;
import dev.pacenote.adapters.in.http.platform.request.Strict;
import dev.pacenote.adapters.in.http.platform.request.UuidPath;
import dev.pacenote.adapters.in.http.platform.security.Schemes;
import dev.pacenote.application.identity.session.Authenticate.Caller;
import dev.pacenote.application.parts.stock.ChangeStock;
import dev.pacenote.application.parts.stock.MovementsQuery;
import dev.pacenote.application.parts.stock.ReadStock;
import dev.pacenote.domain.parts.catalogue.PartId;
import dev.pacenote.domain.parts.stock.Movement;
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
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;

/** The ledger of a workshop. */
@Hidden
@Controller("/stock")
@Tag(name = "parts")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_AUTHENTICATED)
@Schemes(BearerScheme.class)
final class MovementsController {

    private static final int MOST = 1_000;

    @Schema(name = "StockMovements")
    record MovementsView(List<MovementView> items, @Nullable String nextCursor) {}

    @Schema(name = "ReversalRequest", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
    @Introspected
    @Strict
    record ReversalRequest(@Nullable String reason) implements JsonBody {}

    private final ReadStock read;
    private final ChangeStock change;
    private final PartsReplies replies;

    MovementsController(ReadStock read, ChangeStock change, PartsReplies replies) {
        this.read = read;
        this.change = change;
        this.replies = replies;
    }

    /** Lists the newest lines of the whole ledger. */
    @Get("/movements")
    MovementsView all(@Parameter(hidden = true) Caller caller) {
        return listed(caller, Optional.empty());
    }

    /** Lists the newest lines of a part's ledger. */
    @Get("/{partId}/movements")
    MovementsView ofPart(@Parameter(hidden = true) Caller caller, @PathVariable String partId) {
        return listed(caller, Optional.of(StockController.id(partId)));
    }

    private MovementsView listed(Caller caller, Optional<PartId> part) {
        return new MovementsView(
                read
                        .movements(
                                new MovementsQuery(
                                        caller.user(),
                                        part,
                                        MovementsQuery.Filter.ANY,
                                        Optional.empty(),
                                        MOST))
                        .stream()
                        .map(entry -> MovementView.of(entry.movement(), entry.reversedBy()))
                        .toList(),
                null);
    }

    /** Takes a movement back; of a transfer both lines. */
    @Post("/movements/{id}/reverse")
    @Status(HttpStatus.CREATED)
    @Refuses({404, 409, 422})
    HttpResponse<MovementView> reverse(
            @Parameter(hidden = true) Caller caller,
            @Parameter(hidden = true) HttpRequest<?> request,
            @RequestBean UuidPath path,
            @Body ReversalRequest body) {
        var note =
                new ChangeStock.Note(
                        caller.user(),
                        body.reason() == null ? "" : body.reason(),
                        "",
                        Movement.Source.API,
                        Optional.empty());
        return replies.once(
                new Write(caller, request, body),
                MovementView.class,
                () ->
                        HttpResponse.created(
                                MovementView.of(
                                        StockController.changed(
                                                        change.reverse(
                                                                caller.user(), path.id(), note))
                                                .movements()
                                                .getFirst())));
    }
}
