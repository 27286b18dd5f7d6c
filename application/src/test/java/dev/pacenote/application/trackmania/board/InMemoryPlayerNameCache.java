package dev.pacenote.application.trackmania.board;

import dev.pacenote.domain.trackmania.board.PlayerId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Names in memory. */
public final class InMemoryPlayerNameCache implements PlayerNameCache {

    private record Noted(String name, Instant at) {}

    private final Map<PlayerId, Noted> names = new ConcurrentHashMap<>();

    @Override
    public Map<PlayerId, String> read(Set<PlayerId> accounts, Instant since) {
        var found = new HashMap<PlayerId, String>();
        for (var account : accounts) {
            var noted = names.get(account);
            if (noted != null && !noted.at().isBefore(since)) {
                found.put(account, noted.name());
            }
        }
        return found;
    }

    @Override
    public void write(Map<PlayerId, String> fresh, Instant at) {
        fresh.forEach((account, name) -> names.put(account, new Noted(name, at)));
    }
}
