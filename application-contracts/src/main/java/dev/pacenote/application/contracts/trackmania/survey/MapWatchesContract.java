package dev.pacenote.application.contracts.trackmania.survey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.Stores;
import dev.pacenote.application.trackmania.alert.AlertSamples;
import dev.pacenote.application.trackmania.survey.MapWatches;
import dev.pacenote.domain.trackmania.board.Board;
import dev.pacenote.domain.trackmania.board.Entry;
import dev.pacenote.domain.trackmania.board.MapType;
import dev.pacenote.domain.trackmania.board.MapUid;
import dev.pacenote.domain.trackmania.board.RecordEvent;
import dev.pacenote.domain.trackmania.board.Score;
import dev.pacenote.domain.trackmania.board.Zone;
import dev.pacenote.domain.trackmania.survey.Absence;
import dev.pacenote.domain.trackmania.survey.ChangeFrequency;
import dev.pacenote.domain.trackmania.survey.Knowledge;
import dev.pacenote.domain.trackmania.survey.MapWatch;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** What {@link MapWatches} promises. */
public interface MapWatchesContract {

    Stores stores();

    private MapWatches watches() {
        return stores().watches();
    }

    private MapWatch watch(MapUid map) {
        return Objects.requireNonNull(watches().load(List.of(map)).get(map));
    }

    private MapWatches.Lesson lesson(Board board) {
        var look = (MapWatch.Look.Learned) watch(board.map()).look(board, Samples.NOON);
        return new MapWatches.Lesson(board, look.fresh(), false);
    }

    private static UUID pass() {
        return UUID.randomUUID();
    }

    @Test
    default void a_map_that_was_never_seen_has_an_empty_watch() {
        var map = Samples.map();

        assertThat(watch(map).board()).isEmpty();
        assertThat(watch(map).known().isEmpty()).isTrue();
    }

    @Test
    default void a_board_comes_back_as_it_was_with_hidden_scores_and_missing_times() {
        var map = Samples.map();
        var hidden =
                new Entry(
                        Samples.driver(),
                        1,
                        Score.Hidden.HIDDEN,
                        Optional.of(Samples.NOON),
                        Zone.named("山"));
        var undated =
                new Entry(
                        Samples.driver(),
                        2,
                        new Score.Visible(40_000),
                        Optional.empty(),
                        Zone.named(""));
        var board = Samples.board(map, hidden, undated);

        watches().learn(List.of(lesson(board)), Samples.NOON, pass());

        assertThat(watch(map).board()).contains(board);
        assertThat(lesson(board).events()).isEmpty();
    }

    @Test
    default void an_event_whose_key_is_known_is_passed_over() {
        var map = Samples.map();
        var board = Samples.board(map, Samples.entry(Samples.driver(), 1, 40_000, Samples.NOON));
        var lesson = lesson(board);

        watches().learn(List.of(lesson), Samples.NOON, pass());
        long last = watches().lastEvent();
        watches().learn(List.of(lesson), Samples.NOON, pass());

        assertThat(watches().lastEvent()).isEqualTo(last);
    }

    @Test
    default void maps_learned_in_a_pass_count_as_looked_at_in_it_and_no_other() {
        var map = Samples.map();
        var first = pass();
        var second = pass();
        watches().learn(List.of(lesson(Samples.board(map))), Samples.NOON, first);
        assertThat(watches().lookedAt(first)).containsExactly(map);

        watches().learn(List.of(lesson(Samples.board(map))), Samples.NOON, second);

        assertThat(watches().lookedAt(first)).isEmpty();
        assertThat(watches().lookedAt(second)).containsExactly(map);
    }

    @Test
    default void a_board_and_its_events_are_stored_together_or_not_at_all() {
        var map = Samples.map();
        var lesson =
                lesson(Samples.board(map, Samples.entry(Samples.driver(), 1, 1, Samples.NOON)));
        long before = watches().lastEvent();

        try {
            stores().transactions()
                    .run(
                            () -> {
                                watches().learn(List.of(lesson), Samples.NOON, pass());
                                throw new IllegalStateException("crash");
                            });
        } catch (IllegalStateException expected) {
            assertThat(expected).hasMessage("crash");
        }

        assertThat(watch(map).board()).isEmpty();
        assertThat(watch(map).known().isEmpty()).isTrue();
        assertThat(watches().lastEvent()).isEqualTo(before);
    }

    @Test
    default void of_many_surveys_that_find_one_record_it_becomes_one_event() {
        var map = Samples.map();
        var lesson =
                lesson(Samples.board(map, Samples.entry(Samples.driver(), 1, 1, Samples.NOON)));
        var owner = Samples.account(stores().accounts());
        var alert = AlertSamples.covering(stores(), owner, map);

        Samples.atOnce(
                8,
                () -> {
                    watches().learn(List.of(lesson), Samples.NOON, pass());
                    return true;
                });

        assertThat(stores().alerts().findUnprocessed(alert, watches().lastEvent())).hasSize(1);
    }

    @Test
    default void whoever_has_seen_a_number_never_sees_a_smaller_one_appear() throws Exception {
        var owner = Samples.account(stores().accounts());
        var maps = new ArrayList<MapUid>();
        for (int i = 0; i < 40; i++) {
            maps.add(Samples.map());
        }
        var alert = AlertSamples.covering(stores(), owner, maps.toArray(MapUid[]::new));
        var lessons =
                maps.stream()
                        .map(
                                map ->
                                        lesson(
                                                Samples.board(
                                                        map,
                                                        Samples.entry(
                                                                Samples.driver(),
                                                                1,
                                                                1,
                                                                Samples.NOON))))
                        .toList();
        var writing = new AtomicBoolean(true);
        var seen = new ArrayList<Long>();
        var reader =
                CompletableFuture.runAsync(
                        () -> {
                            long mark = 0;
                            while (writing.get()) {
                                long horizon = watches().lastEvent();
                                long from = mark;
                                stores().alerts().findUnprocessed(alert, horizon).stream()
                                        .map(RecordEvent.Numbered::number)
                                        .filter(number -> number > from)
                                        .forEach(seen::add);
                                mark = Math.max(mark, horizon);
                            }
                        });
        var next = lessons.iterator();
        Samples.atOnce(
                4,
                () -> {
                    for (int i = 0; i < 10; i++) {
                        var lesson = next(next);
                        // A commit that takes its time: later numbers must not overtake it.
                        stores().transactions()
                                .run(
                                        () -> {
                                            watches().learn(List.of(lesson), Samples.NOON, pass());
                                            dawdle();
                                        });
                    }
                    return true;
                });
        writing.set(false);
        reader.get();
        var all = stores().alerts().findUnprocessed(alert, watches().lastEvent());
        long lastSeen = seen.isEmpty() ? 0 : seen.getLast();

        assertThat(all).hasSize(40);
        assertThat(all.stream().map(RecordEvent.Numbered::number).filter(n -> n <= lastSeen))
                .as("nothing was skipped below what was seen")
                .containsExactlyElementsOf(seen);
    }

    private static MapWatches.Lesson next(Iterator<MapWatches.Lesson> lessons) {
        synchronized (lessons) {
            return lessons.next();
        }
    }

    private static void dawdle() {
        LockSupport.parkNanos(
                TimeUnit.MILLISECONDS.toNanos(ThreadLocalRandom.current().nextInt(6)));
    }

    private Knowledge known(MapUid map) {
        return Objects.requireNonNull(watches().known(List.of(map)).get(map));
    }

    @Test
    default void a_confirmed_map_was_looked_at_but_its_board_was_not_read() {
        var map = Samples.map();
        var board = Samples.board(map, Samples.entry(Samples.driver(), 1, 40_000, Samples.NOON));
        var first = pass();
        var second = pass();
        watches()
                .learn(List.of(new MapWatches.Lesson(board, List.of(), true)), Samples.NOON, first);

        var later = Samples.NOON.plusSeconds(60);
        watches().confirm(List.of(map, Samples.map()), later, second);

        assertThat(watches().lookedAt(second)).containsExactly(map);
        assertThat(watches().lookedAt(List.of(map, Samples.map()), second)).containsExactly(map);
        assertThat(watches().lookedAt(List.of(map), first)).isEmpty();
        assertThat(watches().boards(List.of(map), second)).isEmpty();
        assertThat(watches().boards(List.of(map), first)).isEqualTo(Map.of(map, board));
        assertThat(watches().readSince(map, Samples.NOON)).contains(board);
        assertThat(Objects.requireNonNull(watches().glance(List.of(map)).get(map)).lookedAt())
                .isEqualTo(later);
        assertThat(watches().readSince(map, Samples.NOON.plusMillis(1))).isEmpty();
    }

    @Test
    default void what_is_known_before_a_survey_tells_how_restless_a_map_is() {
        var map = Samples.map();
        var board = Samples.board(map);
        assertThat(known(map)).isEqualTo(Knowledge.none(map, MapType.RACE));
        var restlessness = ChangeFrequency.CALM;
        for (int look = 0; look < ChangeFrequency.REMEMBERED + 3; look++) {
            boolean moved = look % 3 != 0;
            watches()
                    .learn(
                            List.of(new MapWatches.Lesson(board, List.of(), moved)),
                            Samples.NOON.plusSeconds(look),
                            pass());
            restlessness = restlessness.after(moved);
        }
        watches().confirm(List.of(map), Samples.NOON, pass());

        assertThat(known(map))
                .isEqualTo(
                        new Knowledge(
                                map,
                                MapType.RACE,
                                Optional.of(board),
                                Samples.NOON.plusSeconds(ChangeFrequency.REMEMBERED + 2),
                                restlessness.after(false)));
    }

    @Test
    default void boards_of_a_pass_and_glances_are_those_of_the_last_look() {
        var map = Samples.map();
        var driver = Samples.driver();
        var leader = Samples.entry(driver, 1, 40_000, Samples.NOON.minusSeconds(60));
        var board = Samples.board(map, leader);
        var pass = UUID.randomUUID();
        var watch = watch(map);
        var look = (MapWatch.Look.Learned) watch.look(board, Samples.NOON);
        watches()
                .learn(
                        List.of(new MapWatches.Lesson(board, look.fresh(), false)),
                        Samples.NOON,
                        pass);

        assertThat(watches().boards(List.of(map, Samples.map()), pass))
                .isEqualTo(Map.of(map, board));
        assertThat(watches().boards(List.of(map), UUID.randomUUID())).isEmpty();
        assertThat(watches().glance(List.of(map, Samples.map())))
                .isEqualTo(
                        Map.of(
                                map,
                                new MapWatches.Glance(
                                        Samples.NOON,
                                        Optional.of(Samples.NOON.minusSeconds(60)),
                                        Optional.of(leader),
                                        1)));
    }

    @Test
    default void whoever_stood_first_is_remembered_in_the_order_of_driving() {
        var map = Samples.map();
        var first = Samples.entry(Samples.driver(), 1, 40_000, Samples.NOON.minusSeconds(60));
        var second = Samples.entry(Samples.driver(), 2, 41_000, Samples.NOON.minusSeconds(50));
        watches()
                .learn(
                        List.of(lesson(Samples.board(map, first, second))),
                        Samples.NOON,
                        UUID.randomUUID());
        var faster = Samples.entry(Samples.driver(), 1, 39_000, Samples.NOON.minusSeconds(10));
        watches()
                .learn(
                        List.of(lesson(Samples.board(map, faster))),
                        Samples.NOON.plusSeconds(60),
                        UUID.randomUUID());

        assertThat(watches().leads(map))
                .extracting(event -> event.key().account())
                .containsExactly(first.account(), faster.account());
        assertThat(watches().glance(List.of(map)).values())
                .extracting(MapWatches.Glance::leads)
                .containsExactly(2);
        assertThat(watches().leads(Samples.map())).isEmpty();
    }

    @Test
    default void a_record_that_is_found_at_the_first_place_again_gets_a_new_number_once() {
        var map = Samples.map();
        var cheated = Samples.entry(Samples.driver(), 1, 20_000, Samples.NOON.minusSeconds(60));
        var real = Samples.entry(Samples.driver(), 2, 40_000, Samples.NOON.minusSeconds(30));
        watches()
                .learn(
                        List.of(lesson(Samples.board(map, cheated, real))),
                        Samples.NOON,
                        UUID.randomUUID());
        long before = watches().lastEvent();
        var uncovered =
                lesson(
                        Samples.board(
                                map,
                                Samples.entry(
                                        real.account(), 1, 40_000, Samples.NOON.minusSeconds(30))));
        assertThat(uncovered.events()).hasSize(1);

        watches().learn(List.of(uncovered), Samples.NOON, UUID.randomUUID());
        long after = watches().lastEvent();
        watches().learn(List.of(uncovered), Samples.NOON, UUID.randomUUID());

        assertThat(after).isGreaterThan(before);
        assertThat(watches().lastEvent()).isEqualTo(after);
        var leads = Objects.requireNonNull(watches().leads(List.of(map)).get(map));
        assertThat(leads)
                .extracting(lead -> lead.event().key().account())
                .containsExactlyInAnyOrder(cheated.account(), real.account());
        assertThat(leads).extracting(lead -> lead.number()).contains(after);
        assertThat(watches().leads(List.of(Samples.map()))).isEmpty();
    }

    @Test
    default void an_absence_is_remembered_until_the_map_is_answered_for_again() {
        var map = Samples.map();
        var board = Samples.board(map, Samples.entry(Samples.driver(), 1, 40_000, Samples.NOON));
        var absence =
                new Absence(7, Optional.of(Samples.DAY), Optional.of(Samples.NOON.plusSeconds(9)));
        watches().save(Map.of(map, absence));
        assertThat(watches().absences(List.of(map))).as("never read").isEmpty();
        watches().learn(List.of(lesson(board)), Samples.NOON, pass());

        watches().save(Map.of(map, absence));
        assertThat(watches().absences(List.of(map, Samples.map()))).isEqualTo(Map.of(map, absence));
        watches().confirm(List.of(map), Samples.NOON, pass());
        assertThat(watches().absences(List.of(map))).isEmpty();

        watches().save(Map.of(map, absence));
        watches().save(Map.of(map, Absence.NONE));
        assertThat(watches().absences(List.of(map))).isEmpty();

        watches().save(Map.of(map, absence));
        watches()
                .learn(
                        List.of(new MapWatches.Lesson(Samples.board(map), List.of(), false)),
                        Samples.NOON,
                        pass());
        assertThat(watches().absences(List.of(map)))
                .as("an empty board says nothing")
                .isEqualTo(Map.of(map, absence));

        watches().save(Map.of(map, absence));
        watches().learn(List.of(lesson(board)), Samples.NOON, pass());
        assertThat(watches().absences(List.of(map))).isEmpty();
    }
}
