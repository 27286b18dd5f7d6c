package dev.pacenote.application.trackmania;

import dev.pacenote.domain.trackmania.Board;
import dev.pacenote.domain.trackmania.MapUid;
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
