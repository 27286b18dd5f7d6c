package dev.pacenote.application.trackmania.board;

import dev.pacenote.domain.trackmania.board.Board;
import dev.pacenote.domain.trackmania.board.MapUid;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Fetched boards in memory. */
public final class InMemoryFetchedBoards implements FetchedBoards {

    private record Fetched(Board board, Instant at) {}

    private final Map<MapUid, Fetched> boards = new ConcurrentHashMap<>();

    @Override
    public Map<MapUid, Board> find(Collection<MapUid> maps, Instant since) {
        var found = new HashMap<MapUid, Board>();
        for (var map : maps) {
            var fetched = boards.get(map);
            if (fetched != null && !fetched.at().isBefore(since)) {
                found.put(map, fetched.board());
            }
        }
        return found;
    }

    @Override
    public void put(Board board, Instant at) {
        boards.put(board.map(), new Fetched(board, at));
    }

    @Override
    public void forgetBefore(Instant at) {
        boards.values().removeIf(fetched -> fetched.at().isBefore(at));
    }
}
