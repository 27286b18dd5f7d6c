package dev.pacenote.domain.trackmania.survey;

import dev.pacenote.domain.trackmania.board.Board;
import dev.pacenote.domain.trackmania.board.Entry;
import dev.pacenote.domain.trackmania.board.MapUid;
import dev.pacenote.domain.trackmania.board.PlayerId;
import dev.pacenote.domain.trackmania.board.Probe;
import dev.pacenote.domain.trackmania.board.Score;
import dev.pacenote.domain.trackmania.board.Zone;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** Boards that move at random, full of ties, and a position service with either tie model. */
final class InventedUpstream {

    private record Driven(PlayerId driver, int score, Instant at) {}

    private final Random random;
    private final TieModel model;
    private final int scores;
    private final Map<MapUid, List<Driven>> records = new TreeMap<>();
    private final List<PlayerId> drivers = new ArrayList<>();
    private int asked;

    /**
     * @param scores number of different scores: few of them make many ties
     */
    InventedUpstream(Random random, TieModel model, int maps, int scores) {
        this.random = random;
        this.model = model;
        this.scores = scores;
        for (int i = 0; i < 40; i++) {
            drivers.add(new PlayerId(new UUID(7, i)));
        }
        for (int i = 0; i < maps; i++) {
            records.put(new MapUid("map_" + i), new ArrayList<>());
        }
    }

    Set<MapUid> maps() {
        return records.keySet();
    }

    PlayerId anyDriver() {
        return drivers.get(random.nextInt(drivers.size()));
    }

    /** Finishes before {@code until}, on some maps many, on some none. */
    void fill(Instant until) {
        for (var map : records.keySet()) {
            int finishes = random.nextInt(14);
            for (int i = 0; i < finishes; i++) {
                drive(map, until.minusSeconds(200_000 + random.nextInt(900_000)));
            }
        }
    }

    /** One day on one map after the other; each has records or removals with that probability. */
    void live(Instant from, double often, double removals) {
        for (var map : records.keySet()) {
            for (int hour = 1; hour < 24; hour += 6) {
                if (random.nextDouble() < often / 4) {
                    drive(map, from.plusSeconds(hour * 3600L));
                }
            }
            if (random.nextDouble() < removals) {
                var standing = standing(map);
                if (!standing.isEmpty()) {
                    var unlucky = standing.get(random.nextInt(Math.min(6, standing.size())));
                    remove(map, unlucky.driver());
                }
            }
        }
    }

    /** The fastest record of some maps is withdrawn, and afterwards somebody may drive. */
    void withdrawLeaders(Instant from, double share) {
        for (var map : records.keySet()) {
            var standing = standing(map);
            if (!standing.isEmpty() && random.nextDouble() < share) {
                remove(map, standing.getFirst().driver());
                if (random.nextBoolean()) {
                    drive(map, from.plusSeconds(3600));
                }
            }
        }
    }

    private void drive(MapUid map, Instant at) {
        drive(map, anyDriver(), 20 + random.nextInt(scores), at);
    }

    void drive(MapUid map, PlayerId driver, int score, Instant at) {
        of(map).add(new Driven(driver, score, at));
    }

    void remove(MapUid map, PlayerId driver) {
        of(map).removeIf(driven -> driven.driver().equals(driver));
    }

    private List<Driven> of(MapUid map) {
        return Objects.requireNonNull(records.get(map));
    }

    private List<Driven> standing(MapUid map) {
        var best = new HashMap<PlayerId, Driven>();
        for (var driven : of(map)) {
            best.merge(
                    driven.driver(),
                    driven,
                    (old, fresh) -> fresh.score() < old.score() ? fresh : old);
        }
        return best.values().stream()
                .sorted(
                        Comparator.comparingInt(Driven::score)
                                .thenComparing(Driven::at)
                                .thenComparing(driven -> driven.driver().value()))
                .toList();
    }

    /** The truth, for nothing. */
    Board board(MapUid map) {
        var entries = new ArrayList<Entry>();
        for (var driven : standing(map).stream().limit(Board.DEPTH).toList()) {
            entries.add(
                    new Entry(
                            driven.driver(),
                            entries.size() + 1,
                            new Score.Visible(driven.score()),
                            Optional.of(driven.at()),
                            Zone.named("")));
        }
        return new Board(map, entries);
    }

    /** The truth, for a request. */
    Board read(MapUid map) {
        asked++;
        return board(map);
    }

    /** Places for a request. */
    Map<MapUid, Integer> places(List<Probe> probes) {
        asked++;
        var places = new HashMap<MapUid, Integer>();
        for (var probe : probes) {
            var better =
                    standing(probe.map()).stream()
                            .filter(
                                    driven ->
                                            model == TieModel.AHEAD_OF_EQUALS
                                                    ? driven.score() < probe.score()
                                                    : driven.score() <= probe.score())
                            .count();
            if (places.put(probe.map(), (int) better + 1) != null) {
                throw new IllegalStateException("twice in one request: " + probe.map());
            }
        }
        if (places.size() > Probe.PER_REQUEST) {
            throw new IllegalStateException("too many maps in one request");
        }
        return places;
    }

    int requests() {
        return asked;
    }
}
