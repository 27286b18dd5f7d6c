package dev.pacenote.adapters.out.dynamodb.notice.stream;

import dev.pacenote.application.notice.stream.socket.GatewaySockets;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.stream.GatewaySocket;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The sockets that a gateway holds, in DynamoDB. */
public final class DynamoGatewaySockets implements GatewaySockets {

    private final ConnectionTable table;

    public DynamoGatewaySockets(ConnectionTable table) {
        this.table = table;
    }

    @Override
    public void add(GatewaySocket socket) {
        table.add(ConnectionItems.of(socket), socket.account());
    }

    @Override
    public Optional<GatewaySocket> find(String id) {
        return table.table()
                .get(ConnectionItems.key(id))
                .filter(ConnectionItems::isAtGateway)
                .map(ConnectionItems::socket);
    }

    @Override
    public boolean replace(GatewaySocket next) {
        return table.table().putOver(ConnectionItems.of(next), next.version() - 1);
    }

    @Override
    public void remove(GatewaySocket socket, Instant lastActive) {
        table.remove(ConnectionItems.of(socket), socket.account(), lastActive);
    }

    @Override
    public List<GatewaySocket> of(AccountId account) {
        return table.of(account).stream()
                .filter(ConnectionItems::isAtGateway)
                .map(ConnectionItems::socket)
                .toList();
    }

    @Override
    public List<GatewaySocket> all() {
        return table.all().stream()
                .filter(ConnectionItems::isAtGateway)
                .map(ConnectionItems::socket)
                .toList();
    }
}
