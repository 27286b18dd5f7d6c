package dev.pacenote.application.notice.stream.socket;

import dev.pacenote.application.platform.Tables;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.stream.Connection;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Open sockets, in memory. */
public final class InMemoryConnections implements Connections {

    private final Tables tables;

    public InMemoryConnections(Tables tables) {
        this.tables = tables;
    }

    @Override
    public void put(Connection connection) {
        touch(List.of(connection));
    }

    @Override
    public void touch(Collection<Connection> connections) {
        tables.with(
                state -> {
                    for (var connection : connections) {
                        if (state.accounts.containsKey(connection.account())) {
                            state.connections.put(connection.id(), connection);
                        }
                    }
                    return connections;
                });
    }

    @Override
    public void remove(AccountId account, UUID connection, Instant lastActive) {
        tables.with(
                state -> {
                    if (state.connections.remove(connection) != null) {
                        note(state, account, lastActive);
                    }
                    return account;
                });
    }

    private static void note(Tables.State state, AccountId account, Instant lastActive) {
        state.lastSeen.merge(
                account, lastActive, (known, other) -> known.isAfter(other) ? known : other);
    }

    @Override
    public Map<AccountId, Known> of(Collection<AccountId> accounts, Instant now) {
        return tables.with(
                state -> {
                    var known = new HashMap<AccountId, Known>();
                    for (var account : accounts) {
                        var of = known(state, account, now);
                        if (!of.open().isEmpty() || of.lastSeen().isPresent()) {
                            known.put(account, of);
                        }
                    }
                    return known;
                });
    }

    private static Known known(Tables.State state, AccountId account, Instant now) {
        if (!state.accounts.containsKey(account)) {
            return new Known(List.of(), Optional.empty());
        }
        return new Known(
                state.connections.values().stream()
                        .filter(connection -> connection.account().equals(account))
                        .filter(connection -> !connection.isExpired(now))
                        .toList(),
                Optional.ofNullable(state.lastSeen.get(account)));
    }

    @Override
    public int removeExpired(Instant now, int atMost) {
        return tables.with(
                state -> {
                    var expired =
                            state.connections.values().stream()
                                    .filter(connection -> connection.isExpired(now))
                                    .limit(atMost)
                                    .toList();
                    for (var connection : expired) {
                        state.connections.remove(connection.id());
                        note(state, connection.account(), connection.lastActive());
                    }
                    return expired.size();
                });
    }

    @Override
    public int forget(Instant before, int atMost) {
        return tables.with(
                state -> {
                    var old =
                            state.lastSeen.entrySet().stream()
                                    .filter(seen -> seen.getValue().isBefore(before))
                                    .map(Map.Entry::getKey)
                                    .limit(atMost)
                                    .toList();
                    old.forEach(state.lastSeen::remove);
                    return old.size();
                });
    }
}
