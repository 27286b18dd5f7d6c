package dev.pacenote.adapters.in.http.trackmania.board;

import dev.pacenote.adapters.in.http.platform.Times;
import dev.pacenote.adapters.in.http.platform.error.Problem;
import dev.pacenote.adapters.in.http.platform.error.ProblemException;
import dev.pacenote.adapters.in.http.platform.openapi.Refuses;
import dev.pacenote.adapters.in.http.platform.request.Parameters;
import dev.pacenote.adapters.in.http.platform.request.validation.ParsedBy;
import dev.pacenote.application.identity.session.Authenticate.Caller;
import dev.pacenote.application.trackmania.board.TrackmaniaPages;
import dev.pacenote.application.trackmania.lookup.ShowBoard;
import dev.pacenote.domain.trackmania.board.ExchangeMap;
import dev.pacenote.domain.trackmania.board.MapType;
import dev.pacenote.domain.trackmania.board.MapUid;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;

/** One of the caller's maps: its board as it was last read, and who led when. */
@Controller("/api/v1/users/boards")
@Tag(name = "trackmania")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class BoardsController {

    @Schema(name = "Lead")
    record LeadView(
            String at,
            String accountId,
            String playerName,
            @Nullable Integer score,
            String scoreFormatted) {}

    @Schema(name = "Board")
    record BoardView(
            String mapUid,
            String mapName,
            String mapNamePlain,
            @Nullable Long mapId,
            @Nullable String mapUrl,
            String boardUrl,
            @Nullable String lookedAt,
            List<BoardRow> top,
            List<LeadView> leads) {}

    @Introspected
    record MapPath(
            @PathVariable @Schema(pattern = "^" + MapUid.FORM + "$") @ParsedBy(MapUid.class)
                    String mapUid)
            implements Parameters {}

    private final ShowBoard boards;

    BoardsController(ShowBoard boards) {
        this.boards = boards;
    }

    /** Returns the leaderboard of a map that the caller follows or guards. */
    @Get("/{mapUid}")
    @Refuses(404)
    @Secured(SecurityRule.IS_AUTHENTICATED)
    BoardView board(@Parameter(hidden = true) Caller caller, @RequestBean MapPath path) {
        return boards.show(caller.user(), new MapUid(path.mapUid()))
                .map(BoardsController::view)
                .orElseThrow(
                        () ->
                                new ProblemException(
                                        Problem.notFound(
                                                "You neither follow nor guard this map.")));
    }

    private static BoardView view(ShowBoard.View view) {
        var exchangeId = view.map().map(ExchangeMap::exchangeId);
        return new BoardView(
                view.uid().value(),
                view.name().raw(),
                view.name().plain(view.uid()),
                exchangeId.orElse(null),
                exchangeId.map(id -> TrackmaniaPages.map(id).toString()).orElse(null),
                TrackmaniaPages.board(view.uid()).toString(),
                Times.iso(view.lookedAt()),
                view.board().stream().map(line -> BoardRow.of(line, view.type())).toList(),
                view.leads().stream().map(lead -> view(lead, view.type())).toList());
    }

    private static LeadView view(ShowBoard.Lead lead, MapType type) {
        var event = lead.event();
        return new LeadView(
                Times.iso(event.since()),
                event.key().account().toString(),
                lead.player(),
                Scores.number(event.score()),
                event.score().text(type));
    }
}
