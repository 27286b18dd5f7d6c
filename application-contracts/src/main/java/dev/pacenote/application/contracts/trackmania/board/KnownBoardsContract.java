package dev.pacenote.application.contracts.trackmania.board;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.trackmania.board.KnownBoards;
import dev.pacenote.application.trackmania.survey.MapWatches;
import dev.pacenote.application.trackmania.survey.SurveyedBoard;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What {@link KnownBoards} promises. */
public interface KnownBoardsContract {

    KnownBoards knownBoards();

    MapWatches watches();

    @Test
    default void a_board_is_known_since_a_survey_read_it_and_confirming_it_makes_it_no_younger() {
        var map = Samples.map();
        var board = Samples.board(map, Samples.entry(Samples.driver(), 1, 40_000, Samples.NOON));
        watches()
                .saveSurvey(
                        List.of(new SurveyedBoard(board, List.of(), true)),
                        Samples.NOON,
                        UUID.randomUUID());
        watches().confirm(List.of(map), Samples.NOON.plusSeconds(60), UUID.randomUUID());

        assertThat(knownBoards().readSince(map, Samples.NOON)).contains(board);
        assertThat(knownBoards().readSince(map, Samples.NOON.plusMillis(1))).isEmpty();
    }

    @Test
    default void a_map_that_no_survey_read_has_no_board() {
        assertThat(knownBoards().readSince(Samples.map(), Samples.NOON)).isEmpty();
    }
}
