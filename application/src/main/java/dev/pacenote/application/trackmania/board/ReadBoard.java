package dev.pacenote.application.trackmania.board;

import dev.pacenote.application.platform.upstream.UpstreamException;
import dev.pacenote.domain.trackmania.board.Board;
import dev.pacenote.domain.trackmania.board.MapUid;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/**
 * Reads boards for people who wait: one that was fetched a moment ago, for somebody else or by the
 * daily run, serves again.
 */
public final class ReadBoard {

    /** How long a fetched board serves those who search. */
    public static final Duration FRESH = Duration.ofMinutes(10);

    private final FetchedBoards fetched;
    private final KnownBoards known;
    private final Leaderboards leaderboards;
    private final InstantSource clock;

    public ReadBoard(
            FetchedBoards fetched,
            KnownBoards known,
            Leaderboards leaderboards,
            InstantSource clock) {
        this.fetched = fetched;
        this.known = known;
        this.leaderboards = leaderboards;
        this.clock = clock;
    }

    /**
     * @throws UpstreamException when there is no usable answer
     */
    public Board top(MapUid map, Duration maxAge) {
        var since = clock.instant().minus(maxAge);
        var recent = fetched.find(List.of(map), since).get(map);
        if (recent != null) {
            return recent;
        }
        return known.readSince(map, since).orElseGet(() -> ask(map));
    }

    private Board ask(MapUid map) {
        var board = leaderboards.top(map);
        fetched.put(board, clock.instant());
        return board;
    }
}
