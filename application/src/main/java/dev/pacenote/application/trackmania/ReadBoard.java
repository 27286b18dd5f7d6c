package dev.pacenote.application.trackmania;

import dev.pacenote.domain.trackmania.Board;
import dev.pacenote.domain.trackmania.MapUid;
import java.time.Duration;
import java.time.InstantSource;

/** Reads boards for people: one that was fetched a moment ago serves again. */
public final class ReadBoard {

    /** How long a fetched board serves those who search. */
    public static final Duration FRESH = Duration.ofMinutes(10);

    private final FetchedBoards fetched;
    private final Leaderboards leaderboards;
    private final InstantSource clock;

    public ReadBoard(FetchedBoards fetched, Leaderboards leaderboards, InstantSource clock) {
        this.fetched = fetched;
        this.leaderboards = leaderboards;
        this.clock = clock;
    }

    /**
     * @throws UpstreamException when there is no usable answer
     */
    public Board top(MapUid map, Duration maxAge) {
        return fetched.find(map, clock.instant().minus(maxAge)).orElseGet(() -> ask(map));
    }

    private Board ask(MapUid map) {
        var board = leaderboards.top(map);
        fetched.put(board, clock.instant());
        return board;
    }
}
