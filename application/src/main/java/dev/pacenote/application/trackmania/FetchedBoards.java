package dev.pacenote.application.trackmania;

import dev.pacenote.domain.trackmania.Board;
import dev.pacenote.domain.trackmania.MapUid;
import java.time.Instant;
import java.util.Optional;

/** Boards that were fetched a moment ago, for everybody who asks soon after. */
public interface FetchedBoards {

    /** The board of a map if it was fetched at or after {@code since}. */
    Optional<Board> find(MapUid map, Instant since);

    /** Keeps a board, replacing an older one of its map. */
    void put(Board board, Instant at);

    /** Forgets what was fetched before that moment. */
    void forgetBefore(Instant at);
}
