package dev.pacenote.application.trackmania.board;

import dev.pacenote.application.platform.upstream.UpstreamException;
import dev.pacenote.domain.trackmania.board.Board;
import dev.pacenote.domain.trackmania.board.MapUid;
import dev.pacenote.domain.trackmania.board.PlayerId;
import dev.pacenote.domain.trackmania.board.Probe;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Boards in memory, some of which cannot be read; notes what it was asked for. */
public final class InMemoryLeaderboards implements Leaderboards {

    public final Map<MapUid, Board> boards = new ConcurrentHashMap<>();
    public final Set<MapUid> unreadable = ConcurrentHashMap.newKeySet();
    public final List<MapUid> asked = Collections.synchronizedList(new ArrayList<>());

    /** What happens before a board is given. */
    public Consumer<MapUid> before = _ -> {};

    @Override
    public Board top(MapUid map) {
        asked.add(map);
        before.accept(map);
        if (unreadable.contains(map)) {
            throw new UpstreamException(UpstreamException.Kind.FAILED, "no board");
        }
        return boards.getOrDefault(map, new Board(map, List.of()));
    }

    /** A new score stands behind its equals; maps without a board are missing. */
    @Override
    public Map<MapUid, Integer> places(List<Probe> probes) {
        var places = new HashMap<MapUid, Integer>();
        for (var probe : probes) {
            asked.add(probe.map());
            var board = boards.get(probe.map());
            if (board != null) {
                var ahead =
                        board.entries().stream()
                                .filter(entry -> entry.score().visible().orElse(0) <= probe.score())
                                .count();
                places.put(probe.map(), (int) ahead + 1);
            }
        }
        return places;
    }

    @Override
    public Optional<PlayerId> self() {
        return Optional.empty();
    }
}
