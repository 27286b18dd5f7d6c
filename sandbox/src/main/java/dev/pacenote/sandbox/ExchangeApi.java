package dev.pacenote.sandbox;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
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
                        rest.stream().limit(count).map(this::row).toList()));
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

    private Map<String, Object> row(Track track) {
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
        var row = new LinkedHashMap<String, Object>();
        row.put("MapId", track.mapId());
        row.put("MapUid", track.uid());
        row.put("Name", track.name());
        row.put("MapType", track.type());
        row.put("Uploader", Map.of("UserId", uploader.id(), "Name", uploader.name()));
        row.put("Authors", authors);
        row.put("Medals", medals(track));
        row.put("UploadedAt", LocalDateTime.ofEpochSecond(uploaded(track), 0, ZoneOffset.UTC));
        row.put("ActivityAt", LocalDateTime.ofInstant(activity(track), ZoneOffset.UTC));
        row.put("DownloadCount", track.mapId() % 97);
        row.replaceAll((_, value) -> value instanceof LocalDateTime at ? at.toString() : value);
        return row;
    }

    private static long uploaded(Track track) {
        return Instant.parse("2025-01-01T12:00:00Z").getEpochSecond() + track.mapId() * 60;
    }

    private Instant activity(Track track) {
        return track.lastRecord(world.now())
                .orElseGet(() -> Instant.ofEpochSecond(uploaded(track)));
    }

    /** The author drove what is now about the middle of the board; the rest in steps. */
    private Map<String, Integer> medals(Track track) {
        var board = track.board(world.now());
        int author = board.isEmpty() ? 60_000 : board.get(board.size() / 2).score();
        return Map.of(
                "Author", author,
                "Gold", author * 106 / 100,
                "Silver", author * 120 / 100,
                "Bronze", author * 150 / 100);
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
