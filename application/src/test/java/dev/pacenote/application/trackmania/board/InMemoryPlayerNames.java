package dev.pacenote.application.trackmania.board;

import dev.pacenote.application.platform.upstream.UpstreamException;
import dev.pacenote.domain.trackmania.board.PlayerId;
import dev.pacenote.domain.trackmania.board.PlayerName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Display names in memory, which may be away; notes what it was asked for. */
public final class InMemoryPlayerNames implements PlayerNames {

    public final Map<PlayerId, String> names = new ConcurrentHashMap<>();
    public final List<Set<PlayerId>> asked = Collections.synchronizedList(new ArrayList<>());
    public boolean isAway;

    @Override
    public Map<PlayerId, String> of(Set<PlayerId> accounts) {
        asked.add(Set.copyOf(accounts));
        if (isAway) {
            throw new UpstreamException(UpstreamException.Kind.AWAY, "no answer");
        }
        var found = new HashMap<>(names);
        found.keySet().retainAll(accounts);
        return found;
    }

    @Override
    public Optional<Player> find(PlayerName displayName) {
        if (isAway) {
            throw new UpstreamException(UpstreamException.Kind.AWAY, "no answer");
        }
        return names.entrySet().stream()
                .filter(player -> player.getValue().equalsIgnoreCase(displayName.value()))
                .findFirst()
                .map(player -> new Player(player.getValue(), player.getKey()));
    }
}
