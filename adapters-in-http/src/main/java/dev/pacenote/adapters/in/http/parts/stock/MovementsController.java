package dev.pacenote.adapters.in.http.parts.stock;

import dev.pacenote.adapters.in.http.identity.session.BearerScheme;
import dev.pacenote.adapters.in.http.parts.CsvText;
import dev.pacenote.adapters.in.http.parts.PartsProblems;
import dev.pacenote.adapters.in.http.platform.openapi.Refuses;
import dev.pacenote.adapters.in.http.platform.request.Cursor;
import dev.pacenote.adapters.in.http.platform.security.Schemes;
import dev.pacenote.application.identity.session.Authenticate.Caller;
import dev.pacenote.application.parts.stock.MovementsQuery;
import dev.pacenote.application.parts.stock.ReadStock;
import dev.pacenote.domain.parts.catalogue.Part;
import dev.pacenote.domain.parts.catalogue.PartId;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;

/** Shows the ledger of a workshop. */
@Controller("/stock")
@Tag(name = "parts")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_AUTHENTICATED)
@Schemes(BearerScheme.class)
final class MovementsController {

    @Schema(name = "StockMovements")
    record MovementsView(List<MovementView> items, @Nullable String nextCursor) {}

    private final ReadStock read;

    MovementsController(ReadStock read) {
        this.read = read;
    }

    /** Lists the lines of the whole ledger, the newest first. */
    @Get("/movements")
    @Produces({MediaType.APPLICATION_JSON, CsvText.TYPE})
    @ApiResponse(
            responseCode = "200",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = MovementsView.class)),
                @Content(mediaType = CsvText.TYPE, schema = @Schema(type = "string"))
            })
    HttpResponse<Object> all(
            @Parameter(hidden = true) Caller caller, @RequestBean MovementListQuery query) {
        return listed(caller, Optional.empty(), query);
    }

    /** Lists the lines of a part's ledger, the newest first. */
    @Get("/{partId}/movements")
    @Produces({MediaType.APPLICATION_JSON, CsvText.TYPE})
    @ApiResponse(
            responseCode = "200",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = MovementsView.class)),
                @Content(mediaType = CsvText.TYPE, schema = @Schema(type = "string"))
            })
    @Refuses(404)
    HttpResponse<Object> ofPart(
            @Parameter(hidden = true) Caller caller,
            @PathVariable String partId,
            @RequestBean MovementListQuery query) {
        var id = StockController.id(partId);
        if (read.rows(new Part.Key(caller.user(), id)).isEmpty()) {
            throw PartsProblems.partNotFound();
        }
        return listed(caller, Optional.of(id), query);
    }

    private HttpResponse<Object> listed(
            Caller caller, Optional<PartId> part, MovementListQuery query) {
        var found =
                read
                        .movements(
                                new MovementsQuery(
                                        caller.user(),
                                        part,
                                        query.filter(),
                                        place(caller, part, query),
                                        query.most() + 1))
                        .stream()
                        .map(entry -> MovementView.of(entry.movement(), entry.reversedBy()))
                        .toList();
        var shown = found.stream().limit(query.most()).toList();
        var next = found.size() > shown.size() ? shown.getLast().movementId() : null;
        return query.asCsv()
                ? file(shown, query.cursor() == null, next)
                : HttpResponse.ok(new MovementsView(shown, next));
    }

    /** A part of a file: the first names the columns. */
    private static HttpResponse<Object> file(
            List<MovementView> shown, boolean first, @Nullable String next) {
        var response =
                CsvText.file(
                        "movements.csv",
                        CsvText.of(
                                first ? MovementView.HEAD : List.of(),
                                shown.stream().map(MovementView::row).toList()));
        return next == null ? response : response.header("X-Next-Cursor", next);
    }

    /** A cursor is the last line that was shown. One of another ledger is none. */
    private Optional<MovementsQuery.Place> place(
            Caller caller, Optional<PartId> part, MovementListQuery query) {
        var cursor = query.cursor();
        return cursor == null
                ? Optional.empty()
                : Optional.of(
                        read.place(caller.user(), cursor)
                                .filter(it -> part.filter(id -> !id.equals(it.part())).isEmpty())
                                .orElseThrow(Cursor::refused));
    }
}
