package dev.pacenote.application.contracts.trackmania.survey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.trackmania.survey.MapWatches;
import dev.pacenote.application.trackmania.survey.RecordEvents;
import dev.pacenote.application.trackmania.survey.SurveyedBoard;
import dev.pacenote.domain.trackmania.board.Board;
import dev.pacenote.domain.trackmania.board.MapUid;
import dev.pacenote.domain.trackmania.board.RecordEvent;
import dev.pacenote.domain.trackmania.survey.MapWatch;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** What {@link RecordEvents} promises, and {@link MapWatches#saveSurvey} of the events it adds. */
public interface RecordEventsContract {

    RecordEvents events();

    MapWatches watches();

    Transactions transactions();

    private SurveyedBoard surveyed(Board board) {
        var watch =
                Objects.requireNonNull(watches().findAll(List.of(board.map())).get(board.map()));
        var look = (MapWatch.BoardSurveyResult.Learned) watch.look(board, Samples.NOON);
        return new SurveyedBoard(board, look.fresh(), false);
    }

    /** The numbers of all events of these maps that stand first, in order. */
    private List<Long> numbers(List<MapUid> maps) {
        return events().leads(maps).values().stream()
                .flatMap(List::stream)
                .map(RecordEvent.Numbered::number)
                .sorted()
                .toList();
    }

    private static UUID pass() {
        return UUID.randomUUID();
    }

    @Test
    default void an_event_whose_key_is_known_is_passed_over() {
        var map = Samples.map();
        var board = Samples.board(map, Samples.entry(Samples.driver(), 1, 40_000, Samples.NOON));
        var surveyed = surveyed(board);

        watches().saveSurvey(List.of(surveyed), Samples.NOON, pass());
        long last = events().lastNumber();
        watches().saveSurvey(List.of(surveyed), Samples.NOON, pass());

        assertThat(events().lastNumber()).isEqualTo(last);
    }

    @Test
    default void of_many_surveys_that_find_one_record_it_becomes_one_event() {
        var map = Samples.map();
        var surveyed =
                surveyed(Samples.board(map, Samples.entry(Samples.driver(), 1, 1, Samples.NOON)));

        Samples.atOnce(
                8,
                () -> {
                    watches().saveSurvey(List.of(surveyed), Samples.NOON, pass());
                    return true;
                });

        assertThat(numbers(List.of(map))).hasSize(1);
    }

    @Test
    default void whoever_has_seen_a_number_never_sees_a_smaller_one_appear() throws Exception {
        var maps = new ArrayList<MapUid>();
        for (int i = 0; i < 40; i++) {
            maps.add(Samples.map());
        }
        var boards =
                maps.stream()
                        .map(
                                map ->
                                        surveyed(
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
                                long horizon = events().lastNumber();
                                long from = mark;
                                numbers(maps).stream()
                                        .filter(number -> number > from && number <= horizon)
                                        .forEach(seen::add);
                                mark = Math.max(mark, horizon);
                            }
                        });
        var next = boards.iterator();
        Samples.atOnce(
                4,
                () -> {
                    for (int i = 0; i < 10; i++) {
                        var surveyed = next(next);
                        // A commit that takes its time: later numbers must not overtake it.
                        transactions()
                                .run(
                                        () -> {
                                            watches()
                                                    .saveSurvey(
                                                            List.of(surveyed),
                                                            Samples.NOON,
                                                            pass());
                                            dawdle();
                                        });
                    }
                    return true;
                });
        writing.set(false);
        reader.get();
        var all = numbers(maps);
        long lastSeen = seen.isEmpty() ? 0 : seen.getLast();

        assertThat(all).hasSize(40);
        assertThat(all.stream().filter(number -> number <= lastSeen))
                .as("nothing was skipped below what was seen")
                .containsExactlyElementsOf(seen);
    }

    @Test
    default void whoever_stood_first_is_remembered_in_the_order_of_driving() {
        var map = Samples.map();
        var first = Samples.entry(Samples.driver(), 1, 40_000, Samples.NOON.minusSeconds(60));
        var second = Samples.entry(Samples.driver(), 2, 41_000, Samples.NOON.minusSeconds(50));
        watches()
                .saveSurvey(
                        List.of(surveyed(Samples.board(map, first, second))),
                        Samples.NOON,
                        UUID.randomUUID());
        var faster = Samples.entry(Samples.driver(), 1, 39_000, Samples.NOON.minusSeconds(10));
        watches()
                .saveSurvey(
                        List.of(surveyed(Samples.board(map, faster))),
                        Samples.NOON.plusSeconds(60),
                        UUID.randomUUID());

        assertThat(events().leads(map))
                .extracting(event -> event.key().account())
                .containsExactly(first.account(), faster.account());
        assertThat(events().leads(Samples.map())).isEmpty();
    }

    @Test
    default void a_record_that_is_found_at_the_first_place_again_gets_a_new_number_once() {
        var map = Samples.map();
        var cheated = Samples.entry(Samples.driver(), 1, 20_000, Samples.NOON.minusSeconds(60));
        var real = Samples.entry(Samples.driver(), 2, 40_000, Samples.NOON.minusSeconds(30));
        watches()
                .saveSurvey(
                        List.of(surveyed(Samples.board(map, cheated, real))),
                        Samples.NOON,
                        UUID.randomUUID());
        long before = events().lastNumber();
        var uncovered =
                surveyed(
                        Samples.board(
                                map,
                                Samples.entry(
                                        real.account(), 1, 40_000, Samples.NOON.minusSeconds(30))));
        assertThat(uncovered.events()).hasSize(1);

        watches().saveSurvey(List.of(uncovered), Samples.NOON, UUID.randomUUID());
        long after = events().lastNumber();
        watches().saveSurvey(List.of(uncovered), Samples.NOON, UUID.randomUUID());

        assertThat(after).isGreaterThan(before);
        assertThat(events().lastNumber()).isEqualTo(after);
        var leads = Objects.requireNonNull(events().leads(List.of(map)).get(map));
        assertThat(leads)
                .extracting(lead -> lead.event().key().account())
                .containsExactlyInAnyOrder(cheated.account(), real.account());
        assertThat(leads).extracting(lead -> lead.number()).contains(after);
        assertThat(events().leads(List.of(Samples.map()))).isEmpty();
    }

    private static SurveyedBoard next(Iterator<SurveyedBoard> boards) {
        synchronized (boards) {
            return boards.next();
        }
    }

    private static void dawdle() {
        LockSupport.parkNanos(
                TimeUnit.MILLISECONDS.toNanos(ThreadLocalRandom.current().nextInt(6)));
    }
}
