package dev.pacenote.application.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.trackmania.Leaderboards;
import dev.pacenote.domain.trackmania.Board;
import dev.pacenote.domain.trackmania.MapUid;
import org.junit.jupiter.api.Test;

/** What {@link Leaderboards} promises. */
public interface LeaderboardsContract {

    Leaderboards leaderboards();

    /** A map with more entries than can be shown, and its board as it really is. */
    Board crowded();

    @Test
    default void the_top_of_a_board_is_read_as_it_stands() {
        var board = leaderboards().top(crowded().map());

        assertThat(board.entries()).hasSize(Board.DEPTH);
        assertThat(board).isEqualTo(crowded());
    }

    @Test
    default void an_unknown_map_has_an_empty_board() {
        assertThat(leaderboards().top(new MapUid("nobody_made_this")).isEmpty()).isTrue();
    }
}
