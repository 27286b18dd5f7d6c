package dev.pacenote.adapters.out.postgres.notice.stream;

import dev.pacenote.adapters.out.postgres.identity.account.PostgresAccounts;
import dev.pacenote.adapters.out.postgres.platform.PostgresStore;
import dev.pacenote.adapters.out.postgres.platform.StandaloneStores;
import dev.pacenote.adapters.out.postgres.platform.TestPostgres;
import dev.pacenote.application.contracts.notice.stream.StreamsContract;
import dev.pacenote.application.contracts.notice.stream.access.StreamTicketsContract;
import dev.pacenote.application.contracts.notice.stream.socket.ConnectionsContract;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.notice.stream.StreamWriter;
import dev.pacenote.application.notice.stream.Streams;
import dev.pacenote.application.notice.stream.access.StreamTickets;
import dev.pacenote.application.notice.stream.socket.Connections;
import dev.pacenote.application.platform.retention.RetentionStore;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;

class PostgresStreamsTest implements StreamsContract {

    private static final PostgresStore STORE = PostgresStore.open(TestPostgres.settings());
    private static final StandaloneStores BEANS = new StandaloneStores(STORE);

    private final StreamWriter writer = new SqlStreamWriter(BEANS);

    @AfterAll
    static void close() {
        BEANS.close();
        STORE.close();
    }

    @Override
    public Accounts accounts() {
        return BEANS.get(PostgresAccounts.class);
    }

    @Override
    public Streams streams() {
        return BEANS.get(PostgresStreams.class);
    }

    @Override
    public StreamWriter writer() {
        return writer;
    }

    @Override
    public RetentionStore retention() {
        return BEANS.get(PostgresStreamRetention.class);
    }

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Nested
    class OpenSockets implements ConnectionsContract {

        @Override
        public Accounts accounts() {
            return BEANS.get(PostgresAccounts.class);
        }

        @Override
        public Connections connections() {
            return BEANS.get(PostgresConnections.class);
        }
    }

    @Nested
    class Tickets implements StreamTicketsContract {

        @Override
        public Accounts accounts() {
            return BEANS.get(PostgresAccounts.class);
        }

        @Override
        public StreamTickets tickets() {
            return BEANS.get(PostgresStreamTickets.class);
        }

        @Override
        public RetentionStore retention() {
            return BEANS.get(PostgresStreamTickets.class);
        }
    }
}
