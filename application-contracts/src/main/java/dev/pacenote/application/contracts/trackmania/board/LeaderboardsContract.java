package dev.pacenote.application.contracts.trackmania.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.application.trackmania.board.Leaderboards;
import dev.pacenote.domain.trackmania.board.Board;
import dev.pacenote.domain.trackmania.board.MapUid;
import dev.pacenote.domain.trackmania.board.PlayerId;
import dev.pacenote.domain.trackmania.board.Probe;
import java.util.List;
import java.util.stream.IntStream;
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

    /** Another map, whose first three scores differ. */
    Board other();

    @Test
    default void places_of_scores_are_told_for_many_maps_at_once() {
        var one = crowded();
        var two = other();

        var places =
                leaderboards()
                        .places(
                                List.of(
                                        new Probe(one.map(), 1),
                                        new Probe(two.map(), score(two, 3)),
                                        new Probe(new MapUid("nobody_made_this"), 40_000)));

        assertThat(places).containsOnlyKeys(one.map(), two.map());
        assertThat(places).containsEntry(one.map(), 1).containsEntry(two.map(), 3);
    }

    private static int score(Board board, int place) {
        return board.entries().get(place - 1).score().visible().orElseThrow();
    }

    @Test
    default void more_probes_than_fit_and_two_for_one_map_are_refused_before_anybody_is_asked() {
        var map = crowded().map();
        var many =
                IntStream.rangeClosed(0, Probe.PER_REQUEST)
                        .mapToObj(number -> new Probe(new MapUid("map_" + number), 1))
                        .toList();

        assertThatThrownBy(() -> leaderboards().places(many))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(
                        () -> leaderboards().places(List.of(new Probe(map, 1), new Probe(map, 2))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** The account that the service takes us for. */
    PlayerId we();

    @Test
    default void the_service_tells_who_we_are() {
        assertThat(leaderboards().self()).contains(we());
    }

    @Test
    default void an_unknown_map_has_an_empty_board() {
        assertThat(leaderboards().top(new MapUid("nobody_made_this")).isEmpty()).isTrue();
    }
}
