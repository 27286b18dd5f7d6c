package dev.pacenote.adapters.out.postgres.notice.stream;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears notifications of the database on one connection of its own. Now and then it sends itself
 * one, as a probe. Where that does not arrive, a pooler swallows notifications or the connection is
 * half open: until they arrive again everybody catches up once a second, and after a second probe
 * that failed another connection takes over.
 */
final class StreamNotifications implements AutoCloseable {

    static final String CHANNEL = "pacenote_stream";

    private static final Logger LOG = LoggerFactory.getLogger(StreamNotifications.class);
    private static final String PROBE = "probe ";

    /** How often the streams are asked where notifications do not arrive, at least. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** Probes that fail, one after the other, until another connection is opened. */
    private static final int MAX_FAILED = 2;

    /** Opens a connection that is nobody else's. */
    interface Connector {
        Connection open() throws SQLException;
    }

    /** Whoever wants to know. */
    interface Hearer {

        /** Sends a notification to all processes, this one included. */
        void notify(String text);

        void hear(String text);

        /** Something may have been missed. */
        void catchUp();
    }

    /**
     * @param between how long it takes from a probe that arrived to the next one
     * @param limit how long a probe may take
     */
    record Probing(Duration between, Duration limit) {
        static final Probing USUAL = new Probing(Duration.ofSeconds(30), Duration.ofSeconds(3));
    }

    private final Connector connector;
    private final Hearer hearer;
    private final Probing probing;

    /** Names this process among those that listen. */
    private final String probe = PROBE + UUID.randomUUID();

    private volatile boolean closed;
    private volatile @Nullable Connection listening;

    private long probedAt;
    private boolean underWay;
    private int failed;
    private volatile boolean arrives = true;

    StreamNotifications(Connector connector, Hearer hearer, Probing probing) {
        this.connector = connector;
        this.hearer = hearer;
        this.probing = probing;
    }

    void start() {
        Thread.ofVirtual().name("stream-listen").start(this::listen);
    }

    /** Whether notifications arrive, as far as is known. */
    boolean arrive() {
        return arrives;
    }

    private void listen() {
        while (!closed) {
            try {
                listenOnce();
            } catch (SQLException | RuntimeException e) {
                if (!closed) {
                    LOG.debug("the connection that listens is lost", e);
                    nothingArrives("its connection is lost");
                    hearer.catchUp();
                    pause();
                }
            }
        }
    }

    private void listenOnce() throws SQLException {
        var connection = connector.open();
        try {
            listening = connection;
            try (var statement = connection.createStatement()) {
                statement.execute("listen " + CHANNEL);
            }
            var source = connection.unwrap(PGConnection.class);
            // What was committed before is no news to those who only listen from now on.
            hearer.catchUp();
            failed = 0;
            sendProbe();
            while (!closed && failed < MAX_FAILED) {
                for (var notification : source.getNotifications((int) PAUSE.toMillis())) {
                    hear(notification.getParameter());
                }
                judge();
                if (!arrives) {
                    hearer.catchUp();
                }
            }
        } finally {
            // Without a word to the database: it may hear nothing of this connection any more.
            connection.abort(Runnable::run);
        }
    }

    private void sendProbe() {
        probedAt = System.nanoTime();
        underWay = true;
        hearer.notify(probe);
    }

    private void judge() {
        long since = System.nanoTime() - probedAt;
        if (underWay && since >= probing.limit().toNanos()) {
            underWay = false;
            failed++;
            nothingArrives("a pooler may swallow them");
            if (failed < MAX_FAILED) {
                sendProbe();
            }
        } else if (!underWay && since >= probing.between().toNanos()) {
            sendProbe();
        }
    }

    private void nothingArrives(String why) {
        if (arrives) {
            arrives = false;
            LOG.warn(
                    "notifications of the database do not arrive ({}); streams are asked for every"
                            + " second",
                    why);
        }
    }

    private void hear(String text) {
        if (!text.startsWith(PROBE)) {
            hearer.hear(text);
        } else if (text.equals(probe)) {
            underWay = false;
            failed = 0;
            if (!arrives) {
                arrives = true;
                LOG.info("notifications of the database arrive again");
                hearer.catchUp();
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed = true;
        }
    }

    /** At once: who waits for this server's connections to end need not wait for long. */
    @Override
    public void close() {
        closed = true;
        var connection = listening;
        if (connection != null) {
            try {
                connection.abort(Runnable::run);
            } catch (SQLException e) {
                LOG.debug("the connection that listens did not end well", e);
            }
        }
    }
}
