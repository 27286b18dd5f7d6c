package dev.pacenote.application.trackmania.board;

import dev.pacenote.domain.trackmania.board.Board;
import dev.pacenote.domain.trackmania.board.MapUid;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/** Boards that were fetched a moment ago, for everybody who asks soon after. */
public interface FetchedBoards {

    /** Those boards of these maps that were fetched at or after {@code since}. */
    Map<MapUid, Board> find(Collection<MapUid> maps, Instant since);

    /** Keeps a board, replacing an older one of its map. */
    void put(Board board, Instant at);

    /** Forgets what was fetched before that moment. */
    void forgetBefore(Instant at);
}
