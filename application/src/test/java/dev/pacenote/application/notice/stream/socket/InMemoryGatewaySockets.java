package dev.pacenote.application.notice.stream.socket;

import dev.pacenote.application.platform.Tables;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.stream.GatewaySocket;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** The sockets that a gateway holds, in memory. */
public final class InMemoryGatewaySockets implements GatewaySockets {

    private final Tables tables;
    private final Connections connections;
    private final Map<String, GatewaySocket> sockets = new ConcurrentHashMap<>();

    public InMemoryGatewaySockets(Tables tables) {
        this.tables = tables;
        this.connections = new InMemoryConnections(tables);
    }

    @Override
    public void add(GatewaySocket socket) {
        if (isThere(socket.account())) {
            sockets.put(socket.id(), socket);
        }
    }

    private boolean isThere(AccountId account) {
        return tables.with(state -> state.accounts.containsKey(account));
    }

    @Override
    public Optional<GatewaySocket> find(String id) {
        return Optional.ofNullable(sockets.get(id));
    }

    @Override
    public boolean replace(GatewaySocket next) {
        var replaced = new AtomicBoolean();
        sockets.computeIfPresent(
                next.id(),
                (_, stored) -> {
                    boolean same = stored.version() == next.version() - 1;
                    replaced.set(same);
                    return same ? next : stored;
                });
        if (replaced.get() && next.talk().greeted()) {
            connections.put(next.connection());
        }
        return replaced.get();
    }

    @Override
    public void remove(GatewaySocket socket, Instant lastActive) {
        if (sockets.remove(socket.id()) != null) {
            connections.remove(socket.account(), socket.connection().id(), lastActive);
        }
    }

    @Override
    public List<GatewaySocket> of(AccountId account) {
        return all().stream().filter(socket -> socket.account().equals(account)).toList();
    }

    @Override
    public List<GatewaySocket> all() {
        return sockets.values().stream().filter(socket -> isThere(socket.account())).toList();
    }
}
