package dev.pacenote.adapters.out.postgres.notice.stream;

import dev.pacenote.adapters.out.postgres.platform.Json;
import dev.pacenote.adapters.out.postgres.platform.Rows;
import dev.pacenote.application.notice.stream.socket.Connections;
import dev.pacenote.configuration.Choices;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.stream.Connection;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Open sockets, in Postgres. */
@Singleton
@Requires(property = Choices.INBOX, notEquals = Choices.INBOX_IN_DYNAMODB)
public final class PostgresConnections implements Connections {

    private final ConnectionRows rows;

    PostgresConnections(ConnectionRows rows) {
        this.rows = rows;
    }

    @Override
    public void put(Connection connection) {
        touch(List.of(connection));
    }

    @Override
    public void touch(Collection<Connection> connections) {
        rows.put(Json.write(connections.stream().map(ConnectionRow::columns).toList()));
    }

    @Override
    public void remove(AccountId account, UUID connection, Instant lastActive) {
        rows.remove(account.value(), connection, Rows.microseconds(lastActive));
    }

    @Override
    public Map<AccountId, Known> of(Collection<AccountId> accounts, Instant now) {
        if (accounts.isEmpty()) {
            return Map.of();
        }
        var ids = accounts.stream().map(AccountId::value).toArray(Long[]::new);
        var open =
                rows.open(ids, Rows.microseconds(now)).stream()
                        .map(ConnectionRow::connection)
                        .collect(Collectors.groupingBy(Connection::account));
        var seen =
                rows.lastSeen(ids).stream()
                        .collect(
                                Collectors.toMap(
                                        row -> new AccountId(row.account()),
                                        ConnectionRows.Seen::at));
        var known = new HashMap<AccountId, Known>();
        for (var account : accounts) {
            var connections = open.getOrDefault(account, List.of());
            var last = Optional.ofNullable(seen.get(account));
            if (!connections.isEmpty() || last.isPresent()) {
                known.put(account, new Known(connections, last));
            }
        }
        return known;
    }

    @Override
    public int removeExpired(Instant now, int atMost) {
        return rows.removeExpired(Rows.microseconds(now), atMost);
    }

    @Override
    public int forget(Instant before, int atMost) {
        return rows.forget(Rows.microseconds(before), atMost);
    }
}
