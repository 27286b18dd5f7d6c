package dev.pacenote.adapters.in.http.trackmania.lookup;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.pacenote.adapters.in.http.platform.Pagination;
import dev.pacenote.adapters.in.http.platform.Times;
import dev.pacenote.adapters.in.http.platform.error.Problem;
import dev.pacenote.adapters.in.http.platform.error.ProblemException;
import dev.pacenote.adapters.in.http.platform.network.ClientAddress;
import dev.pacenote.adapters.in.http.platform.openapi.Refuses;
import dev.pacenote.adapters.in.http.platform.request.PageQuery;
import dev.pacenote.adapters.in.http.platform.request.Parameters;
import dev.pacenote.adapters.in.http.platform.request.PlusSigns;
import dev.pacenote.adapters.in.http.platform.request.body.JsonBody;
import dev.pacenote.adapters.in.http.platform.request.validation.ParsedBy;
import dev.pacenote.adapters.in.http.trackmania.board.BoardRow;
import dev.pacenote.application.identity.session.Authenticate.Caller;
import dev.pacenote.application.trackmania.board.MapCatalog;
import dev.pacenote.application.trackmania.lookup.LookUp;
import dev.pacenote.domain.identity.account.Username;
import dev.pacenote.domain.platform.InvalidValueException;
import dev.pacenote.domain.trackmania.board.Board;
import dev.pacenote.domain.trackmania.board.MapListing;
import dev.pacenote.domain.trackmania.board.MapType;
import dev.pacenote.domain.trackmania.board.MapUid;
import dev.pacenote.domain.trackmania.board.PlayerId;
import dev.pacenote.domain.trackmania.search.SearchPeriod;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Looking things up (contract 2.6, 2.12, 2.18, 2.19). */
@Controller("/api/v1")
@Tag(name = "trackmania")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class LookUpController {

    @Schema(name = "AccountNamesRequest")
    @Introspected
    record AccountNamesRequest(@NotNull @Size(max = MAX_ACCOUNTS) List<UUID> accountIds)
            implements JsonBody {}

    @Introspected
    record AuthorQuery(@QueryValue @NotNull @ParsedBy(Username.class) String username)
            implements Parameters {}

    @Introspected
    record LatestQuery(
            @QueryValue @NotNull @Schema(pattern = "^" + MapUid.FORM + "$") @ParsedBy(MapUid.class)
                    String mapUid,
            @QueryValue
                    @NotNull
                    @Schema(
                            type = "string",
                            allowableValues = {"1d", "1w", "1m"})
                    @ParsedBy(SearchPeriod.class)
                    String period)
            implements Parameters {}

    @Introspected
    record MapQuery(
            @QueryValue @NotNull String query,
            @QueryValue
                    @NotNull
                    @Schema(
                            type = "string",
                            allowableValues = {"name", "uid"})
                    @ParsedBy(MapQueryType.class)
                    String type,
            @QueryValue @Nullable @Min(1) @Max(PageQuery.LAST) Integer page)
            implements Parameters {}

    /** What a map is looked up by. */
    enum MapQueryType {
        NAME,
        UID;

        static MapQueryType of(String word) {
            return switch (word) {
                case "name" -> NAME;
                case "uid" -> UID;
                default ->
                        throw new InvalidValueException(
                                "unknown_value", "type must be name or uid.");
            };
        }
    }

    @Schema(name = "Author")
    record AuthorView(@JsonProperty("Name") String name, @JsonProperty("UserId") long userId) {}

    @Schema(name = "Top")
    record Top(String zoneId, String zoneName, List<BoardRow> top) {}

    @Schema(name = "Latest")
    record Latest(String groupUid, String mapUid, String period, int depth, List<Top> tops) {}

    @Schema(name = "Medals")
    record Medals(int author, int gold, int silver, int bronze) {}

    @Schema(name = "FoundMap")
    record FoundMap(
            long mapId,
            String mapUid,
            String name,
            List<String> authors,
            @Nullable Medals medals,
            @Nullable String uploadedAt,
            int downloadCount) {}

    @Schema(name = "FoundMaps")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FoundMaps(
            List<FoundMap> results,
            Pagination pagination,
            boolean truncated,
            @Nullable String error) {}

    private static final String WORLD = "301e1b69-7e13-11e8-8060-e284abfd2bc4";
    private static final int MAX_ACCOUNTS = 200;
    private static final int MIN_QUERY = 3;
    private static final int MAX_QUERY = 100;

    private final LookUp lookUp;
    private final MapCatalog catalog;
    private final ClientAddress addresses;

    LookUpController(LookUp lookUp, MapCatalog catalog, ClientAddress addresses) {
        this.lookUp = lookUp;
        this.catalog = catalog;
        this.addresses = addresses;
    }

    private static <T> T found(LookUp.Answer<T> answer) {
        return switch (answer) {
            case LookUp.Answer.Found<T>(var value) -> value;
            case LookUp.Answer.TooMany<T>(var wait) ->
                    throw new ProblemException(Problem.tooMany(wait));
        };
    }

    /** Finds map authors by name. */
    @Get("/users/search")
    @Refuses({429, 502, 504})
    @Secured(SecurityRule.IS_ANONYMOUS)
    List<AuthorView> authors(HttpRequest<?> request, @RequestBean AuthorQuery query) {
        var name = new Username(query.username());
        var otherwise = PlusSigns.kept(request, "username").map(Username::new);
        return found(
                        lookUp.authors(
                                name.value(),
                                otherwise.map(Username::value),
                                addresses.of(request)))
                .stream()
                .map(author -> new AuthorView(author.name(), author.id().value()))
                .toList();
    }

    /** Returns the names of players by their account ids. */
    @Post("/users/accountNames")
    @Refuses({429, 502, 504})
    @Secured(SecurityRule.IS_AUTHENTICATED)
    Map<String, String> names(
            @Parameter(hidden = true) Caller caller, @Body AccountNamesRequest body) {
        var accounts = body.accountIds().stream().map(PlayerId::new).collect(Collectors.toSet());
        var names = new LinkedHashMap<String, String>();
        if (!accounts.isEmpty()) {
            found(lookUp.players(caller.user(), accounts))
                    .forEach((account, name) -> names.put(account.toString(), name));
        }
        return names;
    }

    /** Lists recent records on one map. */
    @Get("/records/latest")
    @Refuses({429, 502, 504})
    @Secured(SecurityRule.IS_AUTHENTICATED)
    Latest latest(@Parameter(hidden = true) Caller caller, @RequestBean LatestQuery query) {
        var map = new MapUid(query.mapUid());
        var period = SearchPeriod.of(query.period());
        var recent = found(lookUp.recent(caller.user(), map, period));
        var known = catalog.describe(List.of(map)).get(map);
        var type = known == null ? MapType.RACE : known.type();
        return new Latest(
                "Personal_Best",
                map.value(),
                period.wireName(),
                Board.DEPTH,
                List.of(
                        new Top(
                                WORLD,
                                "World",
                                recent.lines().stream()
                                        .map(line -> BoardRow.of(line, type))
                                        .toList())));
    }

    /** Finds maps by name or uid. */
    @Get("/driver/maps/search")
    @Refuses({429, 502, 504})
    @Secured(SecurityRule.IS_AUTHENTICATED)
    FoundMaps maps(@Parameter(hidden = true) Caller caller, @RequestBean MapQuery query) {
        boolean byUid = MapQueryType.of(query.type()) == MapQueryType.UID;
        var uid = byUid ? Optional.of(uid(query.query())) : Optional.<MapUid>empty();
        var text = byUid ? "" : name(query.query());
        int page = query.page() == null ? 1 : query.page();
        if (page > LookUp.MAP_PAGES) {
            return new FoundMaps(
                    List.of(),
                    new Pagination(page, LookUp.MAPS_PER_PAGE, 0, false),
                    true,
                    "There are too many maps to list. Please enter more of the name.");
        }
        var answer =
                uid.isPresent()
                        ? lookUp.mapsByUid(caller.user(), uid.get(), page)
                        : lookUp.mapsByName(caller.user(), text, page);
        return view(found(answer));
    }

    private static MapUid uid(String text) {
        try {
            return new MapUid(text);
        } catch (InvalidValueException e) {
            throw new ProblemException(Problem.invalid("query", e));
        }
    }

    private static String name(String text) {
        var stripped = text.strip();
        int length = stripped.codePointCount(0, stripped.length());
        if (length < MIN_QUERY || length > MAX_QUERY) {
            throw new ProblemException(
                    Problem.invalid(
                            "query",
                            "wrong_length",
                            "Please enter 3 to 100 characters of the name."));
        }
        return stripped;
    }

    private static FoundMaps view(LookUp.MapPage page) {
        return new FoundMaps(
                page.maps().stream().map(LookUpController::view).toList(),
                new Pagination(page.page(), LookUp.MAPS_PER_PAGE, page.reachable(), page.hasMore()),
                page.truncated(),
                null);
    }

    private static FoundMap view(MapListing listing) {
        var map = listing.map();
        return new FoundMap(
                map.exchangeId(),
                map.uid().value(),
                map.name().raw(),
                listing.authors(),
                listing.medals()
                        .map(m -> new Medals(m.author(), m.gold(), m.silver(), m.bronze()))
                        .orElse(null),
                Times.iso(listing.uploadedAt()),
                listing.downloads());
    }
}
