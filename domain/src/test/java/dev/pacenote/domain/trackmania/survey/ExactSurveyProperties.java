package dev.pacenote.domain.trackmania.survey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.domain.trackmania.board.Board;
import dev.pacenote.domain.trackmania.board.Entry;
import dev.pacenote.domain.trackmania.board.LeaderboardPosition;
import dev.pacenote.domain.trackmania.board.MapUid;
import dev.pacenote.domain.trackmania.board.PlayerId;
import dev.pacenote.domain.trackmania.board.Score;
import dev.pacenote.domain.trackmania.survey.WantedCoverage.Depth;
import dev.pacenote.domain.trackmania.survey.WantedCoverage.Guard;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/**
 * Surveys of boards that move at random, held against the truth: hundreds of thousands of boards,
 * most with ties.
 */
class ExactSurveyProperties {

    private static final LocalDate START = LocalDate.of(2026, 11, 1);
    private static final int MAPS = 60;

    private static Instant runAt(LocalDate date) {
        return date.atTime(5, 0).toInstant(ZoneOffset.UTC);
    }

    private static List<String> top(Board board, int depth) {
        return board.entries().stream()
                .limit(depth)
                .map(entry -> entry.account() + " " + entry.score())
                .toList();
    }

    /** 300 worlds of 60 maps over 12 days. */
    @Property(tries = 300)
    void without_removals_no_new_record_is_missed_whatever_the_ties(
            @ForAll long seed, @ForAll TieModel model) {
        var random = new Random(seed);
        var upstream = new InventedUpstream(random, model, MAPS, 8 + random.nextInt(40));
        upstream.fill(runAt(START));
        var interests = new TreeMap<MapUid, WantedCoverage>();
        var depths =
                List.of(Depth.WORLD_RECORD, Depth.TOP_FIVE, Depth.TOP_FIVE, Depth.TOP_HUNDRED_SOON);
        for (var map : upstream.maps()) {
            interests.put(map, WantedCoverage.in(depths.get(random.nextInt(depths.size()))));
        }
        var surveyor = new Surveyor(upstream, interests);
        for (int day = 0; day < 12; day++) {
            var date = START.plusDays(day);
            surveyor.survey(date, runAt(date));
            interests.forEach(
                    (map, wanted) ->
                            assertThat(top(surveyor.board(map), wanted.depth().atOnce()))
                                    .as("%s on %s", map, date)
                                    .isEqualTo(top(upstream.board(map), wanted.depth().atOnce())));
            upstream.live(runAt(date), 0.15, 0);
        }
        assertThat(surveyor.counted()).as("boards known again by counting").isGreaterThan(200);
        assertThat(upstream.requests()).as("cheaper than reading").isLessThan(12 * MAPS);
    }

    /**
     * Only a record of the very millisecond of the withdrawn one looks the same to whoever counts;
     * with so many different scores there is hardly any.
     */
    @Property(tries = 150)
    void a_withdrawn_world_record_hides_the_next_real_one_from_nobody(
            @ForAll long seed, @ForAll TieModel model) {
        var random = new Random(seed);
        var upstream = new InventedUpstream(random, model, MAPS, 2_000_000);
        upstream.fill(runAt(START));
        var interests = new TreeMap<MapUid, WantedCoverage>();
        var depths = List.of(Depth.WORLD_RECORD, Depth.TOP_FIVE, Depth.TOP_HUNDRED_SOON);
        for (var map : upstream.maps()) {
            interests.put(map, WantedCoverage.in(depths.get(random.nextInt(depths.size()))));
        }
        var surveyor = new Surveyor(upstream, interests);
        for (int day = 0; day < 12; day++) {
            var date = START.plusDays(day);
            surveyor.survey(date, runAt(date));
            for (var map : upstream.maps()) {
                assertThat(top(surveyor.board(map), 1))
                        .as("%s on %s", map, date)
                        .isEqualTo(top(upstream.board(map), 1));
            }
            upstream.live(runAt(date), 0.1, 0.02);
            upstream.withdrawLeaders(runAt(date), 0.05);
        }
        assertThat(surveyor.counted()).as("boards known again by counting").isGreaterThan(200);
    }

    /** Whatever the ties, the first score is right, and so is how many share it. */
    @Property(tries = 150)
    void with_ties_a_withdrawn_world_record_hides_no_other_score(
            @ForAll long seed, @ForAll TieModel model) {
        var random = new Random(seed);
        var upstream = new InventedUpstream(random, model, MAPS, 8 + random.nextInt(40));
        upstream.fill(runAt(START));
        var interests = new TreeMap<MapUid, WantedCoverage>();
        upstream.maps().forEach(map -> interests.put(map, WantedCoverage.in(Depth.WORLD_RECORD)));
        var surveyor = new Surveyor(upstream, interests);
        for (int day = 0; day < 12; day++) {
            var date = START.plusDays(day);
            surveyor.survey(date, runAt(date));
            for (var map : upstream.maps()) {
                assertThat(shareOfFirst(surveyor.board(map)))
                        .as("%s on %s", map, date)
                        .isEqualTo(shareOfFirst(upstream.board(map)));
            }
            upstream.withdrawLeaders(runAt(date), 0.2);
        }
    }

    private static List<Score> shareOfFirst(Board board) {
        return board.entries().stream()
                .map(Entry::score)
                .filter(score -> score.equals(board.entries().getFirst().score()))
                .toList();
    }

    @Property(tries = 150)
    void a_guarded_place_is_known_exactly(@ForAll long seed, @ForAll TieModel model) {
        var random = new Random(seed);
        var upstream = new InventedUpstream(random, model, MAPS, 8 + random.nextInt(40));
        upstream.fill(runAt(START));
        var driver = upstream.anyDriver();
        var guards = new TreeMap<MapUid, Guard>();
        for (var map : upstream.maps()) {
            var standing = LeaderboardPosition.on(upstream.board(map), driver);
            guards.put(map, new Guard(driver, standing.orElseGet(() -> below(driver))));
        }
        int counted = 0;
        var interests = new TreeMap<MapUid, WantedCoverage>();
        var surveyor = new Surveyor(upstream, interests);
        for (int day = 0; day < 12; day++) {
            guards.forEach((map, guard) -> interests.put(map, WantedCoverage.in(guard)));
            var date = START.plusDays(day);
            surveyor.survey(date, runAt(date));
            for (var map : upstream.maps()) {
                var seen =
                        LeaderboardPosition.on(surveyor.board(map), driver)
                                .filter(LeaderboardPosition::guarded);
                assertThat(seen)
                        .as("%s on %s", map, date)
                        .isEqualTo(
                                LeaderboardPosition.on(upstream.board(map), driver)
                                        .filter(LeaderboardPosition::guarded));
                guards.put(map, new Guard(driver, seen.orElseGet(() -> below(driver))));
            }
            counted = surveyor.counted();
            upstream.live(runAt(date), 0.15, 0);
        }
        assertThat(counted).isGreaterThan(200);
    }

    private static LeaderboardPosition below(PlayerId driver) {
        return new LeaderboardPosition(
                driver, LeaderboardPosition.BELOW, Optional.empty(), Set.of());
    }

    /** What stands is known at the latest when its board was due for reading. */
    @Property(tries = 60)
    void with_removals_nothing_is_later_than_the_rolling_reading_promises(
            @ForAll long seed, @ForAll TieModel model) {
        var random = new Random(seed);
        int maps = 30;
        var upstream = new InventedUpstream(random, model, maps, 8 + random.nextInt(40));
        upstream.fill(runAt(START));
        var interests = new TreeMap<MapUid, WantedCoverage>();
        var depths = List.of(Depth.WORLD_RECORD, Depth.TOP_FIVE, Depth.TOP_HUNDRED_SOON);
        for (var map : upstream.maps()) {
            interests.put(map, WantedCoverage.in(depths.get(random.nextInt(depths.size()))));
        }
        var surveyor = new Surveyor(upstream, interests);
        var standingSince = new HashMap<String, Integer>();
        for (int day = 0; day < 130; day++) {
            var date = START.plusDays(day);
            surveyor.survey(date, runAt(date));
            var standing = new HashMap<String, Integer>();
            for (var map : interests.entrySet()) {
                boolean soon = map.getValue().depth() == Depth.TOP_HUNDRED_SOON;
                int depth = soon ? Board.DEPTH : map.getValue().depth().atOnce();
                int promised = soon ? (int) Rotation.SOON.toDays() : Rotation.ALL_WITHIN;
                var shown = top(surveyor.board(map.getKey()), Board.DEPTH);
                for (var record : top(upstream.board(map.getKey()), depth)) {
                    var key = map.getKey() + " " + record;
                    int since = standingSince.getOrDefault(key, day);
                    standing.put(key, since);
                    if (day - since >= promised) {
                        assertThat(shown).as("%s on day %s", key, day).contains(record);
                    }
                }
            }
            standingSince.clear();
            standingSince.putAll(standing);
            upstream.live(runAt(date), 0.1, 0.03);
        }
    }

    /** A cheated world record that is taken away is the case people meet. */
    @Property(tries = 100)
    void a_removal_alone_is_seen_within_a_week(
            @ForAll long seed,
            @ForAll TieModel model,
            @ForAll @IntRange(min = 1, max = 5) int place) {
        var random = new Random(seed);
        var upstream = new InventedUpstream(random, model, MAPS, 30);
        upstream.fill(runAt(START));
        var interests = new TreeMap<MapUid, WantedCoverage>();
        upstream.maps()
                .forEach(
                        map ->
                                interests.put(
                                        map,
                                        WantedCoverage.in(
                                                place == 1 ? Depth.WORLD_RECORD : Depth.TOP_FIVE)));
        var surveyor = new Surveyor(upstream, interests);
        surveyor.survey(START, runAt(START));
        surveyor.survey(START.plusDays(1), runAt(START.plusDays(1)));
        for (var map : upstream.maps()) {
            upstream.board(map).entries().stream()
                    .skip(place - 1)
                    .findFirst()
                    .ifPresent(entry -> upstream.remove(map, entry.account()));
        }
        for (int day = 2; day < 2 + Rotation.REMOVALS_WITHIN; day++) {
            surveyor.survey(START.plusDays(day), runAt(START.plusDays(day)));
        }
        interests.forEach(
                (map, wanted) ->
                        assertThat(top(surveyor.board(map), wanted.depth().atOnce()))
                                .isEqualTo(top(upstream.board(map), wanted.depth().atOnce())));
    }
}
