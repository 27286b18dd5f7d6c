package dev.pacenote.application.contracts.notice.stream;

import dev.pacenote.application.contracts.notice.stream.access.StreamTicketsContract;
import dev.pacenote.application.contracts.notice.stream.socket.ConnectionsContract;
import dev.pacenote.application.contracts.notice.stream.socket.GatewaySocketsContract;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.notice.stream.InMemoryStreamRetention;
import dev.pacenote.application.notice.stream.InMemoryStreams;
import dev.pacenote.application.notice.stream.StreamWriter;
import dev.pacenote.application.notice.stream.Streams;
import dev.pacenote.application.notice.stream.access.InMemoryStreamTickets;
import dev.pacenote.application.notice.stream.access.StreamTickets;
import dev.pacenote.application.notice.stream.socket.Connections;
import dev.pacenote.application.notice.stream.socket.GatewaySockets;
import dev.pacenote.application.notice.stream.socket.InMemoryConnections;
import dev.pacenote.application.notice.stream.socket.InMemoryGatewaySockets;
import dev.pacenote.application.platform.InMemoryStores;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.Tables;
import dev.pacenote.application.platform.retention.RetentionStore;
import java.time.Instant;
import org.junit.jupiter.api.Nested;

class InMemoryStreamsTest implements StreamsContract {

    private final Tables tables = new Tables();
    private final Accounts accounts = InMemoryStores.on(tables).accounts();
    private final InMemoryStreams streams = new InMemoryStreams(this::now);

    @Override
    public Accounts accounts() {
        return accounts;
    }

    @Override
    public Streams streams() {
        return streams;
    }

    @Override
    public StreamWriter writer() {
        return streams;
    }

    @Override
    public RetentionStore retention() {
        return new InMemoryStreamRetention(streams);
    }

    @Override
    public Instant now() {
        return Samples.NOON;
    }

    @Nested
    class OpenSockets implements ConnectionsContract {

        @Override
        public Accounts accounts() {
            return accounts;
        }

        @Override
        public Connections connections() {
            return new InMemoryConnections(tables);
        }
    }

    @Nested
    class SocketsAtAGateway implements GatewaySocketsContract {

        private final InMemoryGatewaySockets sockets = new InMemoryGatewaySockets(tables);

        @Override
        public Accounts accounts() {
            return accounts;
        }

        @Override
        public GatewaySockets sockets() {
            return sockets;
        }

        @Override
        public Connections sameConnections() {
            return new InMemoryConnections(tables);
        }
    }

    @Nested
    class Tickets implements StreamTicketsContract {

        private final InMemoryStreamTickets tickets = new InMemoryStreamTickets();

        @Override
        public Accounts accounts() {
            return accounts;
        }

        @Override
        public StreamTickets tickets() {
            return tickets;
        }

        @Override
        public RetentionStore retention() {
            return tickets;
        }
    }
}
