package dev.pacenote.application.trackmania.board;

import dev.pacenote.application.platform.upstream.UpstreamException;
import dev.pacenote.domain.trackmania.board.Board;
import dev.pacenote.domain.trackmania.board.MapUid;
import dev.pacenote.domain.trackmania.board.PlayerId;
import dev.pacenote.domain.trackmania.board.Probe;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The world leaderboards of the game. */
public interface Leaderboards {

    /**
     * The top of a map's board, down to {@link Board#DEPTH}. An unknown map has an empty board.
     *
     * @throws UpstreamException when there is no usable answer; this map alone is concerned unless
     *     the kind is {@code AWAY}
     */
    Board top(MapUid map);

    /**
     * Which place each of these scores would get, all in one request. The answers may be hours old,
     * and maps may be missing from them for no reason.
     *
     * @param probes at most {@link Probe#PER_REQUEST}, each of another map
     * @throws UpstreamException when there is no usable answer
     */
    Map<MapUid, Integer> places(List<Probe> probes);

    /**
     * Our own account, where the service tells. On maps on which it has a record no place can be
     * asked of a score that is worse.
     *
     * @throws UpstreamException when nobody lets us in
     */
    Optional<PlayerId> self();
}
