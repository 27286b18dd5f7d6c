package dev.pacenote.adapters.out.dynamodb.notice.stream;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.adapters.out.dynamodb.platform.DynamoTable;
import dev.pacenote.adapters.out.dynamodb.platform.LocalDynamo;
import dev.pacenote.application.contracts.notice.stream.socket.ConnectionsContract;
import dev.pacenote.application.contracts.notice.stream.socket.GatewaySocketsContract;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.identity.account.InMemoryAccounts;
import dev.pacenote.application.notice.stream.socket.Connections;
import dev.pacenote.application.notice.stream.socket.GatewaySockets;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.StoreUnavailableException;
import dev.pacenote.application.platform.Tables;
import dev.pacenote.domain.identity.account.AccountId;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Open sockets in DynamoDB, with the promises of both ports on one table. */
class DynamoConnectionsTest {

    private static final LocalDynamo DYNAMO = new LocalDynamo();
    private static final Tables ACCOUNTS = new Tables();
    private static final ConnectionTable TABLE = new ConnectionTable(DYNAMO.connections());
    private static final DynamoConnections CONNECTIONS =
            new DynamoConnections(TABLE, () -> Samples.NOON);

    @AfterAll
    static void close() {
        DYNAMO.close();
    }

    /** Accounts, after whose end everything about them is erased, as it is in the functions. */
    private static Accounts erasing(Accounts accounts) {
        return (Accounts)
                Proxy.newProxyInstance(
                        Accounts.class.getClassLoader(),
                        new Class<?>[] {Accounts.class},
                        (_, method, arguments) -> {
                            try {
                                var answer = method.invoke(accounts, arguments);
                                if (method.getName().equals("delete")) {
                                    CONNECTIONS.erase((AccountId) arguments[0]);
                                }
                                return answer;
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }

    @Nested
    class OfServers implements ConnectionsContract {

        private final Accounts accounts = erasing(new InMemoryAccounts(ACCOUNTS));

        @Override
        public Accounts accounts() {
            return accounts;
        }

        @Override
        public Connections connections() {
            return CONNECTIONS;
        }
    }

    @Nested
    class AtAGateway implements GatewaySocketsContract {

        private final Accounts accounts = erasing(new InMemoryAccounts(ACCOUNTS));

        @Override
        public Accounts accounts() {
            return accounts;
        }

        @Override
        public GatewaySockets sockets() {
            return new DynamoGatewaySockets(TABLE);
        }

        @Override
        public Connections sameConnections() {
            return CONNECTIONS;
        }
    }

    @Test
    void a_table_that_does_not_answer_is_no_table_without_sockets() throws Exception {
        int nobody;
        try (var free = new ServerSocket(0)) {
            nobody = free.getLocalPort();
        }
        try (var client = LocalDynamo.client("http://127.0.0.1:" + nobody)) {
            var table = new ConnectionTable(new DynamoTable(() -> client, "connections"));

            assertThatThrownBy(() -> new DynamoGatewaySockets(table).find("x"))
                    .isInstanceOf(StoreUnavailableException.class);
            assertThatThrownBy(
                            () ->
                                    new DynamoConnections(table, () -> Samples.NOON)
                                            .of(List.of(new AccountId(1)), Samples.NOON))
                    .isInstanceOf(StoreUnavailableException.class);
        }
    }
}
