package dev.pacenote.sandbox;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/** Trackmania Exchange: maps and users. */
final class ExchangeApi {

    private static final int DEFAULT_COUNT = 40;
    private static final int MAX_COUNT = 1000;

    private final World world;
    private final Faults faults;
    private final Manners manners;

    ExchangeApi(World world, Faults faults, Manners manners) {
        this.world = world;
        this.faults = faults;
        this.manners = manners;
    }

    Response answer(Request request) {
        if (faults.exchangeDown()) {
            manners.arrived("tmx down");
            return Response.raw(503, "<html>maintenance</html>");
        }
        return switch (request.path()) {
            case "/api/maps" -> {
                manners.arrived("tmx maps");
                yield maps(request);
            }
            case "/api/users" -> {
                manners.arrived("tmx users");
                yield users(request);
            }
            default -> Response.raw(404, "{}");
        };
    }

    private int count(Request request) {
        int count = request.number("count", DEFAULT_COUNT);
        if (count > MAX_COUNT) {
            manners.breach("count " + count);
        }
        return Math.min(count, MAX_COUNT);
    }

    private Response maps(Request request) {
        // Unknown parameters (limit, offset, mapUid) are ignored, like upstream.
        var matching =
                world.tracks().stream()
                        .filter(matches(request))
                        .sorted(Comparator.comparingLong(Track::mapId).reversed())
                        .toList();
        long after =
                faults.cursorStuck()
                        ? Long.MAX_VALUE
                        : Long.parseLong(request.one("after", Long.toString(Long.MAX_VALUE)));
        var rest = matching.stream().filter(track -> track.mapId() < after).toList();
        int count = count(request);
        return Response.json(
                Map.of(
                        "More",
                        rest.size() > count,
                        "Results",
                        rest.stream().limit(count).map(ExchangeApi::row).toList()));
    }

    private static Predicate<Track> matches(Request request) {
        Predicate<Track> all = _ -> true;
        var authorId = request.one("authoruserid", "");
        if (!authorId.isEmpty()) {
            long id = Long.parseLong(authorId);
            all = all.and(track -> track.authors().stream().anyMatch(a -> a.id() == id));
        }
        var author = request.one("author", "").toLowerCase(Locale.ROOT);
        if (!author.isEmpty()) {
            // A full-text search: part of a name is enough.
            all =
                    all.and(
                            track ->
                                    track.authors().stream()
                                            .anyMatch(
                                                    a ->
                                                            a.name()
                                                                    .toLowerCase(Locale.ROOT)
                                                                    .contains(author)));
        }
        var uids = List.of(request.one("uid", "").split(",", -1));
        if (!uids.equals(List.of(""))) {
            all = all.and(track -> uids.contains(track.uid()));
        }
        var name = request.one("name", "").toLowerCase(Locale.ROOT);
        if (!name.isEmpty()) {
            all = all.and(track -> track.name().toLowerCase(Locale.ROOT).contains(name));
        }
        return all;
    }

    private static Map<String, Object> row(Track track) {
        var authors = new ArrayList<Map<String, Object>>();
        for (var author : track.authors()) {
            authors.add(
                    Map.of(
                            "User",
                            Map.of("UserId", author.id(), "Name", author.name()),
                            "Role",
                            ""));
        }
        var uploader = track.authors().getFirst();
        return Map.of(
                "MapId",
                track.mapId(),
                "MapUid",
                track.uid(),
                "Name",
                track.name(),
                "MapType",
                track.type(),
                "Uploader",
                Map.of("UserId", uploader.id(), "Name", uploader.name()),
                "Authors",
                authors);
    }

    private Response users(Request request) {
        var name = request.one("name", "").toLowerCase(Locale.ROOT);
        var matching =
                world.users().stream()
                        .filter(user -> user.name().toLowerCase(Locale.ROOT).contains(name))
                        .sorted(Comparator.comparingLong(TmxUser::id))
                        .toList();
        int count = count(request);
        return Response.json(
                Map.of(
                        "More",
                        matching.size() > count,
                        "Results",
                        matching.stream()
                                .limit(count)
                                .map(user -> Map.of("UserId", user.id(), "Name", user.name()))
                                .toList()));
    }
}
