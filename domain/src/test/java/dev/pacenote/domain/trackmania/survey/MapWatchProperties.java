package dev.pacenote.domain.trackmania.survey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.domain.trackmania.board.Board;
import dev.pacenote.domain.trackmania.board.Entry;
import dev.pacenote.domain.trackmania.board.MapType;
import dev.pacenote.domain.trackmania.board.MapUid;
import dev.pacenote.domain.trackmania.board.PlayerId;
import dev.pacenote.domain.trackmania.board.RecordEvent;
import dev.pacenote.domain.trackmania.board.RecordKey;
import dev.pacenote.domain.trackmania.board.Score;
import dev.pacenote.domain.trackmania.board.Zone;
import dev.pacenote.domain.trackmania.survey.KnownRecords.ObservedRecord;
import dev.pacenote.domain.trackmania.survey.MapWatch.BoardSurveyResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;

/** A watch against a model that knows everything: each record is told once, whatever is shown. */
class MapWatchProperties {

    private static final MapUid MAP = new MapUid("m");
    private static final Instant START = Instant.parse("2026-11-20T00:00:00Z");

    /** Something that happens on a map. */
    sealed interface Step {
        /** A driver improves by that much. */
        record Drive(int driver, int gain) implements Step {}

        /** The upstream takes a driver's best record away; the one before stands again. */
        record Withdraw(int driver) implements Step {}

        /** Somebody looks at the board as it stood that many steps ago. */
        record LookBack(int steps) implements Step {}
    }

    private record Driven(int driver, int score, Instant at) {}

    /** The upstream: records per driver, each better than the one before. */
    private static final class Model {
        private final Map<Integer, List<Driven>> standing = new HashMap<>();
        private final List<Board> past = new ArrayList<>(List.of(new Board(MAP, List.of())));
        private int clock;

        void apply(Step step) {
            switch (step) {
                case Step.Drive(var driver, var gain) -> {
                    clock++;
                    var records = standing.computeIfAbsent(driver, _ -> new ArrayList<>());
                    int best = records.isEmpty() ? 50_000 : records.getLast().score();
                    records.add(new Driven(driver, best - gain, START.plusSeconds(clock)));
                }
                case Step.Withdraw(var driver) -> {
                    var records = standing.getOrDefault(driver, List.of());
                    if (!records.isEmpty()) {
                        records.removeLast();
                    }
                }
                case Step.LookBack _ -> {
                    return;
                }
            }
            past.add(board());
        }

        private Board board() {
            var best =
                    standing.values().stream()
                            .filter(records -> !records.isEmpty())
                            .map(List::getLast)
                            .sorted(
                                    Comparator.comparingInt(Driven::score)
                                            .thenComparing(Driven::at))
                            .toList();
            var entries = new ArrayList<Entry>();
            for (var driven : best) {
                entries.add(
                        new Entry(
                                account(driven.driver()),
                                entries.size() + 1,
                                new Score.Visible(driven.score()),
                                Optional.of(driven.at()),
                                Zone.named("Zone")));
            }
            return new Board(MAP, entries);
        }

        Board asItStood(int stepsAgo) {
            return past.get(Math.max(0, past.size() - 1 - stepsAgo));
        }
    }

    private static PlayerId account(int driver) {
        return new PlayerId(new UUID(1, driver));
    }

    @Provide
    Arbitrary<List<Step>> stories() {
        var drive =
                Combinators.combine(
                                Arbitraries.integers().between(0, 4),
                                Arbitraries.integers().between(1, 3))
                        .as((driver, gain) -> (Step) new Step.Drive(driver, gain));
        var withdraw = Arbitraries.integers().between(0, 4).map(d -> (Step) new Step.Withdraw(d));
        var look = Arbitraries.of(0, 0, 0, 1, 2, 5).map(steps -> (Step) new Step.LookBack(steps));
        return Arbitraries.frequencyOf(Tuple.of(4, drive), Tuple.of(1, withdraw), Tuple.of(4, look))
                .list()
                .ofMaxSize(60);
    }

    /** Of all stories at least that many percent must be of this kind, or they show nothing. */
    private static void demand(String kind, boolean isOfKind, int percent) {
        Statistics.label(kind)
                .collect(isOfKind)
                .coverage(found -> found.check(true).percentage(share -> share >= percent));
    }

    @Property(tries = 3000)
    void each_record_is_told_at_most_once_and_only_if_it_was_shown(
            @ForAll("stories") List<Step> story) {
        var watched = new Watched();
        watched.live(story);
        demand("several records are told", watched.told.size() > 1, 50);
        assertThat(watched.told).doesNotHaveDuplicates();
        assertThat(watched.shown).containsAll(watched.told);
    }

    @Property(tries = 3000)
    void whatever_old_board_is_shown_no_driver_is_told_of_with_an_older_record_than_before(
            @ForAll("stories") List<Step> story) {
        var watched = new Watched();
        watched.live(story);
        demand("several records are observed", watched.observed.size() > 1, 50);
        var latest = new HashMap<PlayerId, Instant>();
        for (var record : watched.observed) {
            var at = record.drivenAt().orElseThrow();
            var before = latest.put(record.key().account(), at);
            assertThat(before == null || at.isAfter(before)).isTrue();
        }
    }

    @Property(tries = 3000)
    void without_withdrawals_everything_that_stands_at_the_last_look_has_been_told(
            @ForAll("stories") List<Step> story) {
        var watched = new Watched();
        var model =
                watched.live(
                        story.stream().filter(step -> !(step instanceof Step.Withdraw)).toList());
        var last = model.asItStood(0);
        demand("several entries stand", last.entries().size() > 1, 50);
        watched.look(last);
        assertThat(watched.told)
                .containsAll(last.entries().stream().map(e -> RecordKey.of(MAP, e)).toList());
    }

    @Property(tries = 3000)
    void without_withdrawals_no_old_board_uncovers_a_record(@ForAll("stories") List<Step> story) {
        var watched = new Watched();
        watched.live(story.stream().filter(step -> !(step instanceof Step.Withdraw)).toList());
        demand("several records are told", watched.told.size() > 1, 50);
        assertThat(watched.uncovered).isEmpty();
    }

    @Property(tries = 3000)
    void a_record_is_uncovered_once_at_most(@ForAll("stories") List<Step> story) {
        var watched = new Watched();
        watched.live(story);
        demand("a record is uncovered", !watched.uncovered.isEmpty(), 1);
        assertThat(watched.uncovered).doesNotHaveDuplicates();
        assertThat(watched.told).containsAll(watched.uncovered);
    }

    @Example
    void a_real_record_below_a_cheated_one_stands_first_when_that_one_is_withdrawn() {
        var before = entry(1, 1, 40_000, START);
        var cheated = entry(2, 1, 20_000, START.plusSeconds(10));
        var real = entry(3, 2, 39_000, START.plusSeconds(20));
        var first = learned(NEW, before);
        var second =
                learned(
                        watch(first.board(), first.fresh()),
                        cheated,
                        real,
                        entry(1, 3, 40_000, START));
        var known = new ArrayList<>(first.fresh());
        known.addAll(second.fresh());

        var look =
                learned(
                        watch(second.board(), known),
                        entry(3, 1, 39_000, START.plusSeconds(20)),
                        entry(1, 2, 40_000, START));

        assertThat(look.fresh()).hasSize(1);
        assertThat(look.fresh().getFirst().key().account()).isEqualTo(account(3));
        assertThat(look.fresh().getFirst().position()).isEqualTo(1);
    }

    @Example
    void a_record_that_was_beaten_in_between_is_uncovered_only_by_a_board_that_is_surely_young() {
        var beaten = entry(1, 2, 40_000, START);
        var cheated = entry(2, 1, 20_000, START.plusSeconds(10));
        var first = learned(NEW, cheated, beaten);
        var watch = watch(first.board(), first.fresh());
        var shown = new Board(MAP, List.of(entry(1, 1, 40_000, START)));

        assertThat(fresh(watch.look(shown, START.plus(Duration.ofHours(47))))).isEmpty();
        assertThat(fresh(watch.look(shown, START.plus(Duration.ofHours(49))))).hasSize(1);
        assertThat(fresh(watch.look(shown, START.plus(Duration.ofDays(366)))))
                .as("it may have been told and forgotten since")
                .isEmpty();
    }

    private static List<RecordEvent> fresh(BoardSurveyResult look) {
        return ((BoardSurveyResult.Learned) look).fresh();
    }

    private static MapWatch watch(Board board, List<RecordEvent> events) {
        return new MapWatch(
                MAP,
                MapType.RACE,
                Optional.of(board),
                KnownRecords.of(
                        events.stream()
                                .map(e -> new ObservedRecord(e.key(), e.drivenAt(), e.position()))
                                .toList()));
    }

    private static Entry entry(int driver, int place, int score, Instant at) {
        return new Entry(
                account(driver), place, new Score.Visible(score), Optional.of(at), Zone.named(""));
    }

    /** What a watcher learns, stored and loaded like a real one. */
    private static final class Watched {
        private final List<RecordKey> told = new ArrayList<>();
        private final List<RecordKey> uncovered = new ArrayList<>();
        private final Set<RecordKey> shown = new HashSet<>();
        private final List<ObservedRecord> observed = new ArrayList<>();
        private Optional<Board> board = Optional.empty();

        /** Lives through a story, looking where it says so; returns the upstream as it ends. */
        Model live(List<Step> story) {
            var model = new Model();
            for (var step : story) {
                model.apply(step);
                if (step instanceof Step.LookBack(var steps)) {
                    look(model.asItStood(steps));
                }
            }
            return model;
        }

        void look(Board seen) {
            seen.entries().forEach(entry -> shown.add(RecordKey.of(MAP, entry)));
            var watch = new MapWatch(MAP, MapType.RACE, board, KnownRecords.of(observed));
            if (watch.look(seen, START) instanceof BoardSurveyResult.Learned learned) {
                board = Optional.of(learned.board());
                for (var event : learned.fresh()) {
                    boolean known =
                            observed.stream().anyMatch(old -> old.key().equals(event.key()));
                    (known ? uncovered : told).add(event.key());
                    // As stores do: a record that is known gets its new place and nothing else.
                    observed.replaceAll(
                            old ->
                                    old.key().equals(event.key())
                                            ? new ObservedRecord(
                                                    old.key(), old.drivenAt(), event.position())
                                            : old);
                    if (!known) {
                        observed.add(
                                new ObservedRecord(
                                        event.key(), event.drivenAt(), event.position()));
                    }
                }
            }
        }
    }

    private static BoardSurveyResult.Learned learned(MapWatch watch, Entry... entries) {
        return (BoardSurveyResult.Learned) watch.look(new Board(MAP, List.of(entries)), START);
    }

    private static MapWatch after(BoardSurveyResult.Learned look) {
        return watch(look.board(), look.fresh());
    }

    private static Entry entry(int driver, Score score, Optional<Instant> at) {
        return new Entry(account(driver), 1, score, at, Zone.named(""));
    }

    private static final MapWatch NEW =
            new MapWatch(MAP, MapType.RACE, Optional.empty(), KnownRecords.of(List.of()));

    @Example
    void an_entry_without_a_time_belongs_to_the_base_at_the_first_look_only() {
        var first = learned(NEW, entry(1, new Score.Visible(40_000), Optional.empty()));
        assertThat(first.fresh().getFirst().base()).isTrue();

        var second = learned(after(first), entry(2, new Score.Visible(39_000), Optional.empty()));

        assertThat(second.fresh()).hasSize(1);
        assertThat(second.fresh().getFirst().base()).isFalse();
    }

    @Example
    void a_hidden_record_that_is_revealed_is_no_news() {
        var hidden = learned(NEW, entry(1, Score.Hidden.HIDDEN, Optional.of(START)));

        var revealed =
                learned(after(hidden), entry(1, new Score.Visible(40_000), Optional.of(START)));

        assertThat(revealed.fresh()).isEmpty();
        assertThat(revealed.changed()).isTrue();
    }

    @Example
    void a_second_hidden_record_of_one_driver_is_news() {
        var hidden = learned(NEW, entry(1, Score.Hidden.HIDDEN, Optional.of(START)));

        var better =
                learned(
                        after(hidden),
                        entry(1, Score.Hidden.HIDDEN, Optional.of(START.plusSeconds(9))));

        assertThat(better.fresh()).hasSize(1);
    }

    @Example
    void a_corrected_time_is_no_news() {
        var impossible = learned(NEW, entry(1, new Score.Visible(20), Optional.of(START)));

        assertThat(
                        learned(
                                        after(impossible),
                                        entry(1, new Score.Visible(7_231), Optional.of(START)))
                                .fresh())
                .isEmpty();
    }

    @Example
    void more_points_are_better_on_stunt_maps() {
        var known =
                KnownRecords.of(
                        List.of(
                                new ObservedRecord(
                                        new RecordKey(MAP, account(1), 500), Optional.empty(), 1)));
        var more = entry(1, new Score.Visible(600), Optional.empty());
        var less = entry(1, new Score.Visible(400), Optional.empty());

        assertThat(known.isNews(MAP, more, MapType.STUNT)).isTrue();
        assertThat(known.isNews(MAP, less, MapType.STUNT)).isFalse();
        assertThat(known.isNews(MAP, less, MapType.RACE)).isTrue();
    }

    @Example
    void an_empty_board_where_entries_stood_is_not_believed() {
        var first = learned(NEW, entry(1, new Score.Visible(40_000), Optional.of(START)));

        assertThat(after(first).look(new Board(MAP, List.of()), START))
                .isInstanceOf(BoardSurveyResult.NotBelieved.class);
    }
}
