package dev.pacenote.application.trackmania.board;

import dev.pacenote.domain.trackmania.board.Board;
import dev.pacenote.domain.trackmania.board.MapUid;
import java.time.Instant;
import java.util.Optional;

/** Boards as surveys read them last. */
public interface KnownBoards {

    /** The board of a map if it was read at or after {@code since}. */
    Optional<Board> readSince(MapUid map, Instant since);
}
