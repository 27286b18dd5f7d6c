package dev.pacenote.application.trackmania.board;

import dev.pacenote.application.platform.upstream.UpstreamException;
import dev.pacenote.application.trackmania.survey.MapWatches;
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
    private final MapWatches watches;
    private final Leaderboards leaderboards;
    private final InstantSource clock;

    public ReadBoard(
            FetchedBoards fetched,
            MapWatches watches,
            Leaderboards leaderboards,
            InstantSource clock) {
        this.fetched = fetched;
        this.watches = watches;
        this.leaderboards = leaderboards;
        this.clock = clock;
    }

    /**
     * @throws UpstreamException when there is no usable answer
     */
    public Board top(MapUid map, Duration maxAge) {
        var since = clock.instant().minus(maxAge);
        var known = fetched.find(List.of(map), since).get(map);
        if (known != null) {
            return known;
        }
        return watches.readSince(map, since).orElseGet(() -> ask(map));
    }

    private Board ask(MapUid map) {
        var board = leaderboards.top(map);
        fetched.put(board, clock.instant());
        return board;
    }
}
