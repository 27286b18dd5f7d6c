package dev.pacenote.application.contracts.trackmania.survey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.trackmania.survey.MapWatches;
import dev.pacenote.application.trackmania.survey.SurveyedBoard;
import dev.pacenote.application.trackmania.survey.WatchSummaries;
import dev.pacenote.application.trackmania.survey.WatchSummary;
import dev.pacenote.domain.trackmania.board.Board;
import dev.pacenote.domain.trackmania.survey.MapWatch;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What {@link WatchSummaries} promises. */
public interface WatchSummariesContract {

    WatchSummaries summaries();

    MapWatches watches();

    private void survey(Board board) {
        var watch =
                Objects.requireNonNull(watches().findAll(List.of(board.map())).get(board.map()));
        var look = (MapWatch.BoardSurveyResult.Learned) watch.look(board, Samples.NOON);
        watches()
                .saveSurvey(
                        List.of(new SurveyedBoard(board, look.fresh(), false)),
                        Samples.NOON,
                        UUID.randomUUID());
    }

    @Test
    default void a_summary_says_who_leads_since_the_last_look_and_when_the_last_record_fell() {
        var map = Samples.map();
        var leader = Samples.entry(Samples.driver(), 1, 40_000, Samples.NOON.minusSeconds(60));
        survey(Samples.board(map, leader));

        assertThat(summaries().of(List.of(map, Samples.map())))
                .isEqualTo(
                        Map.of(
                                map,
                                new WatchSummary(
                                        Samples.NOON,
                                        Optional.of(Samples.NOON.minusSeconds(60)),
                                        Optional.of(leader),
                                        1)));
    }

    @Test
    default void every_record_that_took_the_first_place_is_counted() {
        var map = Samples.map();
        var second = Samples.entry(Samples.driver(), 2, 41_000, Samples.NOON.minusSeconds(50));
        survey(
                Samples.board(
                        map,
                        Samples.entry(Samples.driver(), 1, 40_000, Samples.NOON.minusSeconds(60)),
                        second));
        survey(
                Samples.board(
                        map,
                        Samples.entry(Samples.driver(), 1, 39_000, Samples.NOON.minusSeconds(10))));

        assertThat(summaries().of(List.of(map)).values())
                .extracting(WatchSummary::leads)
                .containsExactly(2);
    }
}
