package dev.pacenote.application.notice.stream.presence;

import dev.pacenote.application.notice.stream.socket.Connections;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.stream.Presence;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells from the open sockets who is there now. */
public final class ShowPresence implements Presences {

    private static final Connections.Known NOTHING =
            new Connections.Known(List.of(), Optional.empty());

    private final Connections connections;
    private final InstantSource clock;

    public ShowPresence(Connections connections, InstantSource clock) {
        this.connections = connections;
        this.clock = clock;
    }

    @Override
    public Map<AccountId, Presence> of(Collection<AccountId> accounts) {
        var now = clock.instant();
        var known = connections.of(accounts, now);
        var presences = new LinkedHashMap<AccountId, Presence>();
        for (var account : accounts) {
            var of = known.getOrDefault(account, NOTHING);
            presences.put(account, Presence.of(of.open(), of.lastSeen(), now));
        }
        return presences;
    }
}
