package dev.pacenote.adapters.in.http.notice.stream.socket;

import dev.pacenote.application.notice.stream.socket.TrackConnections;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.stream.Connection;
import dev.pacenote.domain.notice.stream.SocketRules;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Whose sockets may be too many at all servers together, until it is known that they are not. */
final class CrowdedAccounts {

    private final Set<AccountId> suspected = ConcurrentHashMap.newKeySet();

    /** The account may have one more socket, here or elsewhere. */
    void suspect(AccountId account) {
        suspected.add(account);
    }

    /** Which are too many; those accounts are asked about again. Waits for the store. */
    List<Connection> tooMany(TrackConnections connections, SocketRules rules) {
        var asked = List.copyOf(suspected);
        // Before the store is asked: a socket that opens meanwhile puts its account back.
        asked.forEach(suspected::remove);
        try {
            var tooMany = connections.tooMany(asked, rules);
            tooMany.forEach(one -> suspected.add(one.account()));
            return tooMany;
        } catch (RuntimeException e) {
            suspected.addAll(asked);
            throw e;
        }
    }
}
