package dev.pacenote.adapters.out.trackmania;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pacenote.adapters.out.http.client.JsonAnswers;
import dev.pacenote.adapters.out.http.client.Priority;
import dev.pacenote.adapters.out.http.client.UpstreamClient;
import dev.pacenote.application.platform.upstream.UpstreamException;
import dev.pacenote.application.platform.upstream.UpstreamException.Kind;
import dev.pacenote.application.trackmania.board.MapExchange;
import dev.pacenote.domain.identity.account.LoginKey;
import dev.pacenote.domain.trackmania.board.Author;
import dev.pacenote.domain.trackmania.board.AuthorId;
import dev.pacenote.domain.trackmania.board.ExchangeMap;
import dev.pacenote.domain.trackmania.board.MapListing;
import dev.pacenote.domain.trackmania.board.MapName;
import dev.pacenote.domain.trackmania.board.MapType;
import dev.pacenote.domain.trackmania.board.MapUid;
import io.micronaut.context.BeanProvider;
import io.micronaut.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Maps and users of Trackmania Exchange (MX API v2). */
public final class TmxMapExchange implements MapExchange {

    private static final int MAPS_PER_PAGE = 1000;

    /** Enough that the exact match of a common text is among them. */
    private static final int USERS = 1000;

    private static final int UIDS = 100;
    private static final String MAP_FIELDS =
            "MapId,MapUid,Name,MapType,Uploader.Name,Authors[],UploadedAt,ActivityAt"
                    + ",DownloadCount,Medals.Author,Medals.Gold,Medals.Silver,Medals.Bronze";

    private final UpstreamClient client;
    private final BeanProvider<ExchangeApi> api;
    private final Priority priority;

    TmxMapExchange(UpstreamClient client, BeanProvider<ExchangeApi> api, Priority priority) {
        this.client = client;
        this.api = api;
        this.priority = priority;
    }

    @Override
    public List<Author> search(String text) {
        var wanted = LoginKey.of(text).value();
        var query = query("UserId,Name", USERS, "name", text);
        var json = get("users", () -> api.get().users(query));
        var authors = new ArrayList<Author>();
        for (var user : results("users", json)) {
            if (user.path("UserId").asLong(0) > 0) {
                authors.add(
                        new Author(
                                new AuthorId(user.get("UserId").asLong()),
                                user.path("Name").asText("")));
            }
        }
        authors.sort(Comparator.comparingInt(author -> rank(author, wanted)));
        return authors;
    }

    /** Exact match, then names that start with the text, then the rest. */
    private static int rank(Author author, String wanted) {
        var name = LoginKey.of(author.name()).value();
        if (name.equals(wanted)) {
            return 0;
        }
        return name.startsWith(wanted) ? 1 : 2;
    }

    @Override
    public Optional<Author> author(String name) {
        return search(name).stream().filter(author -> same(author.name(), name)).findFirst();
    }

    private static boolean same(String one, String other) {
        return LoginKey.of(one).equals(LoginKey.of(other));
    }

    @Override
    public List<MapListing> mapsBy(AuthorId author) {
        return maps("authoruserid", author.toString(), _ -> true);
    }

    @Override
    public List<MapListing> mapsByName(String name) {
        // The name is a full-text search upstream: whatever else it finds is dropped here.
        return maps("author", name, map -> names(map, name));
    }

    @Override
    public List<MapListing> byUids(Collection<MapUid> wanted) {
        var uids = wanted.stream().distinct().sorted().toList();
        var found = new ArrayList<MapListing>();
        for (int from = 0; from < uids.size(); from += UIDS) {
            var chunk = uids.subList(from, Math.min(from + UIDS, uids.size()));
            var list = chunk.stream().map(MapUid::value).collect(Collectors.joining(","));
            // An unknown parameter would be ignored upstream: what was not asked for is dropped.
            maps("uid", list, _ -> true).stream()
                    .filter(listing -> chunk.contains(listing.map().uid()))
                    .forEach(found::add);
        }
        return found;
    }

    @Override
    public Found findMaps(String text, int limit) {
        var json = maps(query(MAP_FIELDS, limit, "name", text));
        var found = new ArrayList<MapListing>();
        for (var map : results("maps", json)) {
            read(map).ifPresent(found::add);
        }
        return new Found(found, json.path("More").asBoolean(false));
    }

    private static boolean names(JsonNode map, String name) {
        if (same(map.path("Uploader").path("Name").asText(""), name)) {
            return true;
        }
        for (var author : map.path("Authors")) {
            if (same(author.path("User").path("Name").asText(""), name)) {
                return true;
            }
        }
        return false;
    }

    private List<MapListing> maps(String filter, String value, Predicate<JsonNode> wanted) {
        Map<MapUid, MapListing> maps = new LinkedHashMap<>();
        var query = query(MAP_FIELDS, MAPS_PER_PAGE, filter, value);
        var after = OptionalLong.empty();
        while (true) {
            var page = maps(query);
            long last = -1;
            for (var map : results("maps", page)) {
                last = map.path("MapId").asLong(-1);
                if (wanted.test(map)) {
                    read(map).ifPresent(found -> maps.putIfAbsent(found.map().uid(), found));
                }
            }
            if (!page.path("More").asBoolean(false)) {
                return List.copyOf(maps.values());
            }
            if (last < 0 || (after.isPresent() && after.getAsLong() == last)) {
                throw JsonAnswers.unexpected("maps", "a cursor that does not move");
            }
            after = OptionalLong.of(last);
            query.put("after", Long.toString(last));
        }
    }

    private static Map<String, String> query(
            String fields, int count, String filter, String value) {
        var query = new LinkedHashMap<String, String>();
        query.put("fields", fields);
        query.put("count", Integer.toString(count));
        query.put(filter, value);
        return query;
    }

    private JsonNode maps(Map<String, String> query) {
        return get("maps", () -> api.get().maps(query));
    }

    /** A map without a usable uid cannot be watched; it is left out. */
    private static Optional<MapListing> read(JsonNode json) {
        var uid = json.path("MapUid").asText("");
        if (!uid.matches("[A-Za-z0-9_-]{1,64}")) {
            return Optional.empty();
        }
        var map =
                new ExchangeMap(
                        new MapUid(uid),
                        json.path("MapId").asLong(),
                        new MapName(json.path("Name").asText("")),
                        MapType.of(json.path("MapType").asText("")));
        return Optional.of(
                new MapListing(
                        map,
                        authors(json),
                        medals(json.path("Medals")),
                        moment(json.path("UploadedAt")),
                        moment(json.path("ActivityAt")),
                        json.path("DownloadCount").asInt(0)));
    }

    private static List<String> authors(JsonNode json) {
        var names = new LinkedHashSet<String>();
        names.add(json.path("Uploader").path("Name").asText(""));
        for (var author : json.path("Authors")) {
            names.add(author.path("User").path("Name").asText(""));
        }
        names.remove("");
        return List.copyOf(names);
    }

    private static Optional<MapListing.Medals> medals(JsonNode json) {
        return json.path("Author").isIntegralNumber()
                ? Optional.of(
                        new MapListing.Medals(
                                json.path("Author").asInt(),
                                json.path("Gold").asInt(),
                                json.path("Silver").asInt(),
                                json.path("Bronze").asInt()))
                : Optional.empty();
    }

    /** Times there are UTC and may come without a zone. */
    private static Optional<Instant> moment(JsonNode json) {
        var text = json.asText("");
        try {
            return Optional.of(
                    text.endsWith("Z")
                            ? Instant.parse(text)
                            : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static JsonNode results(String question, JsonNode json) {
        var results = json.path("Results");
        if (!results.isArray()) {
            throw new UpstreamException(Kind.FAILED, question + ": no results in the answer");
        }
        return results;
    }

    private JsonNode get(String question, Supplier<HttpResponse<String>> request) {
        return JsonAnswers.json(question, client.send("tmx " + question, priority, request));
    }
}
