package dev.pacenote.application.contracts.trackmania.survey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.trackmania.survey.MapWatches;
import dev.pacenote.application.trackmania.survey.RecordEvents;
import dev.pacenote.application.trackmania.survey.SurveyedBoard;
import dev.pacenote.domain.trackmania.board.Board;
import dev.pacenote.domain.trackmania.board.Entry;
import dev.pacenote.domain.trackmania.board.MapType;
import dev.pacenote.domain.trackmania.board.MapUid;
import dev.pacenote.domain.trackmania.board.Score;
import dev.pacenote.domain.trackmania.board.Zone;
import dev.pacenote.domain.trackmania.survey.Absence;
import dev.pacenote.domain.trackmania.survey.ChangeFrequency;
import dev.pacenote.domain.trackmania.survey.KnownMap;
import dev.pacenote.domain.trackmania.survey.MapWatch;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What {@link MapWatches} promises. */
public interface MapWatchesContract {

    MapWatches watches();

    RecordEvents events();

    Transactions transactions();

    private MapWatch watch(MapUid map) {
        return Objects.requireNonNull(watches().findAll(List.of(map)).get(map));
    }

    private SurveyedBoard lesson(Board board) {
        var look =
                (MapWatch.BoardSurveyResult.Learned) watch(board.map()).look(board, Samples.NOON);
        return new SurveyedBoard(board, look.fresh(), false);
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

        watches().saveSurvey(List.of(lesson(board)), Samples.NOON, pass());

        assertThat(watch(map).board()).contains(board);
        assertThat(lesson(board).events()).isEmpty();
    }

    @Test
    default void maps_learned_in_a_pass_count_as_looked_at_in_it_and_no_other() {
        var map = Samples.map();
        var first = pass();
        var second = pass();
        watches().saveSurvey(List.of(lesson(Samples.board(map))), Samples.NOON, first);
        assertThat(watches().lookedAt(first)).containsExactly(map);

        watches().saveSurvey(List.of(lesson(Samples.board(map))), Samples.NOON, second);

        assertThat(watches().lookedAt(first)).isEmpty();
        assertThat(watches().lookedAt(second)).containsExactly(map);
    }

    @Test
    default void a_board_and_its_events_are_stored_together_or_not_at_all() {
        var map = Samples.map();
        var lesson =
                lesson(Samples.board(map, Samples.entry(Samples.driver(), 1, 1, Samples.NOON)));
        long before = events().lastNumber();

        try {
            transactions()
                    .run(
                            () -> {
                                watches().saveSurvey(List.of(lesson), Samples.NOON, pass());
                                throw new IllegalStateException("crash");
                            });
        } catch (IllegalStateException expected) {
            assertThat(expected).hasMessage("crash");
        }

        assertThat(watch(map).board()).isEmpty();
        assertThat(watch(map).known().isEmpty()).isTrue();
        assertThat(events().lastNumber()).isEqualTo(before);
    }

    private KnownMap known(MapUid map) {
        return Objects.requireNonNull(watches().known(List.of(map)).get(map));
    }

    @Test
    default void a_confirmed_map_was_looked_at_but_its_board_was_not_read() {
        var map = Samples.map();
        var board = Samples.board(map, Samples.entry(Samples.driver(), 1, 40_000, Samples.NOON));
        var first = pass();
        var second = pass();
        watches()
                .saveSurvey(
                        List.of(new SurveyedBoard(board, List.of(), true)), Samples.NOON, first);

        var later = Samples.NOON.plusSeconds(60);
        watches().confirm(List.of(map, Samples.map()), later, second);

        assertThat(watches().lookedAt(second)).containsExactly(map);
        assertThat(watches().lookedAt(List.of(map, Samples.map()), second)).containsExactly(map);
        assertThat(watches().lookedAt(List.of(map), first)).isEmpty();
        assertThat(watches().resultsOf(second, List.of(map, Samples.map())))
                .isEqualTo(
                        Map.of(
                                map,
                                new MapWatches.PassResult(Optional.empty(), true, Absence.NONE)));
        assertThat(watches().resultsOf(first, List.of(map)))
                .isEqualTo(
                        Map.of(
                                map,
                                new MapWatches.PassResult(
                                        Optional.of(board), false, Absence.NONE)));
    }

    @Test
    default void what_is_known_before_a_survey_tells_how_restless_a_map_is() {
        var map = Samples.map();
        var board = Samples.board(map);
        assertThat(known(map)).isEqualTo(KnownMap.none(map, MapType.RACE));
        var restlessness = ChangeFrequency.CALM;
        for (int look = 0; look < ChangeFrequency.REMEMBERED + 3; look++) {
            boolean moved = look % 3 != 0;
            watches()
                    .saveSurvey(
                            List.of(new SurveyedBoard(board, List.of(), moved)),
                            Samples.NOON.plusSeconds(look),
                            pass());
            restlessness = restlessness.after(moved);
        }
        watches().confirm(List.of(map), Samples.NOON, pass());

        assertThat(known(map))
                .isEqualTo(
                        new KnownMap(
                                map,
                                MapType.RACE,
                                Optional.of(board),
                                Samples.NOON.plusSeconds(ChangeFrequency.REMEMBERED + 2),
                                restlessness.after(false)));
    }

    @Test
    default void an_absence_is_remembered_until_the_map_is_answered_for_again() {
        var map = Samples.map();
        var board = Samples.board(map, Samples.entry(Samples.driver(), 1, 40_000, Samples.NOON));
        var absence =
                new Absence(7, Optional.of(Samples.DAY), Optional.of(Samples.NOON.plusSeconds(9)));
        watches().save(Map.of(map, absence));
        assertThat(watches().absences(List.of(map))).as("never read").isEmpty();
        watches().saveSurvey(List.of(lesson(board)), Samples.NOON, pass());

        watches().save(Map.of(map, absence));
        assertThat(watches().absences(List.of(map, Samples.map()))).isEqualTo(Map.of(map, absence));
        assertThat(watches().resultsOf(pass(), List.of(map)))
                .isEqualTo(
                        Map.of(map, new MapWatches.PassResult(Optional.empty(), false, absence)));
        watches().confirm(List.of(map), Samples.NOON, pass());
        assertThat(watches().absences(List.of(map))).isEmpty();

        watches().save(Map.of(map, absence));
        watches().save(Map.of(map, Absence.NONE));
        assertThat(watches().absences(List.of(map))).isEmpty();

        watches().save(Map.of(map, absence));
        watches()
                .saveSurvey(
                        List.of(new SurveyedBoard(Samples.board(map), List.of(), false)),
                        Samples.NOON,
                        pass());
        assertThat(watches().absences(List.of(map)))
                .as("an empty board says nothing")
                .isEqualTo(Map.of(map, absence));

        watches().save(Map.of(map, absence));
        watches().saveSurvey(List.of(lesson(board)), Samples.NOON, pass());
        assertThat(watches().absences(List.of(map))).isEmpty();
    }
}
