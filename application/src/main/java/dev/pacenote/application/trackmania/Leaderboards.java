package dev.pacenote.application.trackmania;

import dev.pacenote.domain.trackmania.Board;
import dev.pacenote.domain.trackmania.MapUid;

/** The world leaderboards of the game. */
public interface Leaderboards {

    /**
     * The top of a map's board, down to {@link Board#DEPTH}. An unknown map has an empty board.
     *
     * @throws UpstreamException when there is no usable answer; this map alone is concerned unless
     *     the kind is {@code AWAY}
     */
    Board top(MapUid map);
}
