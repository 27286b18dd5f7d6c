package dev.pacenote.adapters.out.dynamodb.notice.stream;

import dev.pacenote.adapters.out.dynamodb.platform.Item;
import dev.pacenote.application.identity.account.AccountEraser;
import dev.pacenote.application.notice.stream.socket.Connections;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.stream.Connection;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Open sockets, in DynamoDB: those that a gateway holds, and those of servers on the same table.
 */
public final class DynamoConnections implements Connections, AccountEraser {

    private final ConnectionTable table;
    private final InstantSource clock;

    public DynamoConnections(ConnectionTable table, InstantSource clock) {
        this.table = table;
        this.clock = clock;
    }

    @Override
    public void put(Connection connection) {
        table.add(ConnectionItems.of(connection), connection.account());
    }

    @Override
    public void touch(Collection<Connection> connections) {
        connections.forEach(this::put);
    }

    @Override
    public void remove(AccountId account, UUID connection, Instant lastActive) {
        table.table()
                .get(ConnectionItems.key(connection.toString()))
                .ifPresent(item -> table.remove(item, account, lastActive));
    }

    @Override
    public Map<AccountId, Known> of(Collection<AccountId> accounts, Instant now) {
        var seen = table.lastSeen(accounts);
        var known = new HashMap<AccountId, Known>();
        for (var account : accounts) {
            var open =
                    table.of(account).stream()
                            .filter(item -> item.has(ConnectionItems.GREETED))
                            .map(ConnectionItems::connection)
                            .filter(connection -> !connection.isExpired(now))
                            .toList();
            var last = Optional.ofNullable(seen.get(account));
            if (!open.isEmpty() || last.isPresent()) {
                known.put(account, new Known(open, last));
            }
        }
        return known;
    }

    @Override
    public int removeExpired(Instant now, int atMost) {
        var expired =
                table.all().stream()
                        .filter(item -> ConnectionItems.connection(item).isExpired(now))
                        .limit(atMost)
                        .toList();
        expired.forEach(this::removeExpired);
        return expired.size();
    }

    private void removeExpired(Item item) {
        var connection = ConnectionItems.connection(item);
        table.remove(item, connection.account(), connection.lastActive());
    }

    @Override
    public int forget(Instant before, int atMost) {
        return table.forget(before, atMost);
    }

    @Override
    public void erase(AccountId person) {
        table.erase(person, clock.instant());
    }
}
