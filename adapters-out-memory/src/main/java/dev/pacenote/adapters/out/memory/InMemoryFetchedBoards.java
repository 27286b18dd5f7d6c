package dev.pacenote.adapters.out.memory;

import dev.pacenote.application.trackmania.FetchedBoards;
import dev.pacenote.domain.trackmania.Board;
import dev.pacenote.domain.trackmania.MapUid;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Fetched boards in memory. */
public final class InMemoryFetchedBoards implements FetchedBoards {

    private record Fetched(Board board, Instant at) {}

    private final Map<MapUid, Fetched> boards = new ConcurrentHashMap<>();

    @Override
    public Optional<Board> find(MapUid map, Instant since) {
        return Optional.ofNullable(boards.get(map))
                .filter(fetched -> !fetched.at().isBefore(since))
                .map(Fetched::board);
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
