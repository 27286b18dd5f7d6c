package dev.pacenote.application.contracts.trackmania.board;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.trackmania.board.FetchedBoards;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What {@link FetchedBoards} promises. */
public interface FetchedBoardsContract {

    FetchedBoards fetchedBoards();

    @Test
    default void a_board_serves_while_it_is_fresh_and_a_newer_one_replaces_it() {
        var map = Samples.map();
        var old = Samples.board(map);
        var board = Samples.board(map, Samples.entry(Samples.driver(), 1, 40_000, Samples.NOON));
        fetchedBoards().put(old, Samples.NOON.minusSeconds(60));
        fetchedBoards().put(board, Samples.NOON);

        assertThat(fetchedBoards().find(List.of(map, Samples.map()), Samples.NOON))
                .isEqualTo(Map.of(map, board));
        assertThat(fetchedBoards().find(List.of(map), Samples.NOON.plusMillis(1))).isEmpty();
        assertThat(fetchedBoards().find(List.of(), Instant.EPOCH)).isEmpty();
        fetchedBoards().forgetBefore(Samples.NOON.plusMillis(1));
        assertThat(fetchedBoards().find(List.of(map), Instant.EPOCH)).isEmpty();
    }
}
