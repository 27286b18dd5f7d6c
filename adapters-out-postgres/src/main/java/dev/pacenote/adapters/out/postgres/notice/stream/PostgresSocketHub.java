package dev.pacenote.adapters.out.postgres.notice.stream;

import dev.pacenote.adapters.out.postgres.platform.PostgresStore;
import dev.pacenote.application.notice.stream.SocketHub;
import dev.pacenote.application.notice.stream.StreamListener;
import dev.pacenote.domain.identity.account.AccountId;
import io.micronaut.context.annotation.Requires;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the sockets of this process at once that a stream has grown, and those of other processes
 * by LISTEN and NOTIFY on one connection of its own. Where notifications do not arrive, because
 * that connection is lost or a pooler swallows them, it asks once a second how far the streams of
 * its sockets have come.
 */
@Singleton
@Requires(property = "pacenote.assembly", value = "server")
@Requires(beans = StreamListener.class)
public final class PostgresSocketHub implements SocketHub, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresSocketHub.class);

    private static final String CHANNEL = "pacenote_stream";
    private static final String PROBE = "probe ";

    /** How often the streams are asked where notifications do not arrive, at least. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** How often it is tried whether notifications arrive. */
    private static final Duration BETWEEN_PROBES = Duration.ofSeconds(30);

    /** How long a notification of our own may take. */
    private static final Duration PROBE_LIMIT = Duration.ofSeconds(3);

    private final PostgresStore store;
    private final StreamRows rows;
    private final StreamListener listener;

    /** What other processes have not been told yet: of each stream the newest number. */
    private final Map<AccountId, Long> untold = new ConcurrentHashMap<>();

    private final Semaphore something = new Semaphore(0);
    private volatile boolean closed;
    private volatile @Nullable Connection listening;

    /** Names this process among those that listen. */
    private final String probe = PROBE + UUID.randomUUID();

    private long probedAt;
    private boolean probeArrived;
    private boolean arrives = true;

    PostgresSocketHub(PostgresStore store, StreamRows rows, StreamListener listener) {
        this.store = store;
        this.rows = rows;
        this.listener = listener;
    }

    /** Begins to listen and to tell. */
    public void start() {
        Thread.ofVirtual().name("stream-listen").start(this::listen);
        Thread.ofVirtual().name("stream-notify").start(this::tell);
    }

    @Override
    public void offer(AccountId account, long seq) {
        untold.merge(account, seq, Math::max);
        something.release();
        try {
            listener.grown(account, seq);
        } catch (RuntimeException e) {
            LOG.error("the sockets of account {} could not be told", account, e);
        }
    }

    private void tell() {
        while (!closed) {
            try {
                something.acquire();
                something.drainPermits();
                tellOthers();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                // They find out with the next number, or by their clients' next ping.
                LOG.debug("other servers could not be told", e);
            }
        }
    }

    private void tellOthers() {
        var told = new HashMap<AccountId, Long>();
        untold.forEach(
                (account, seq) -> {
                    if (untold.remove(account, seq)) {
                        told.put(account, seq);
                    }
                });
        if (!told.isEmpty()) {
            rows.notify(
                    told.entrySet().stream()
                            .map(news -> news.getKey().value() + " " + news.getValue())
                            .toArray(String[]::new));
        }
    }

    private void listen() {
        while (!closed) {
            try {
                listenOnce();
            } catch (SQLException | RuntimeException e) {
                if (!closed) {
                    LOG.debug("the connection that listens is lost", e);
                    nothingArrives("its connection is lost");
                    catchUp();
                    pause();
                }
            }
        }
    }

    private void listenOnce() throws SQLException {
        try (var connection = store.openConnection()) {
            listening = connection;
            try (var statement = connection.createStatement()) {
                statement.execute("listen " + CHANNEL);
            }
            var source = connection.unwrap(PGConnection.class);
            // What was committed before is no news to those who only listen from now on.
            catchUp();
            probedAt = 0;
            while (!closed) {
                probe();
                for (var notification : source.getNotifications((int) PAUSE.toMillis())) {
                    hear(notification.getParameter());
                }
                judge();
                if (!arrives) {
                    catchUp();
                }
            }
        }
    }

    private void probe() {
        long now = System.nanoTime();
        if (probedAt == 0 || now - probedAt >= BETWEEN_PROBES.toNanos()) {
            probedAt = now;
            probeArrived = false;
            rows.notify(new String[] {probe});
        }
    }

    private void judge() {
        if (!probeArrived && System.nanoTime() - probedAt >= PROBE_LIMIT.toNanos()) {
            nothingArrives("a pooler may swallow them");
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
        if (text.startsWith(PROBE)) {
            if (text.equals(probe)) {
                probeArrived = true;
                if (!arrives) {
                    arrives = true;
                    LOG.info("notifications of the database arrive again");
                    catchUp();
                }
            }
            return;
        }
        int blank = text.indexOf(' ');
        listener.grown(
                new AccountId(Long.parseLong(text.substring(0, blank))),
                Long.parseLong(text.substring(blank + 1)));
    }

    /** Tells the sockets of this process how far their streams have come. */
    private void catchUp() {
        var accounts = listener.listening().stream().map(AccountId::value).toArray(Long[]::new);
        if (accounts.length > 0) {
            try {
                rows.ends(accounts)
                        .forEach(end -> listener.grown(new AccountId(end.account()), end.seq()));
            } catch (RuntimeException e) {
                LOG.debug("the streams could not be asked for", e);
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

    @Override
    @PreDestroy
    public void close() {
        closed = true;
        something.release();
        var connection = listening;
        if (connection != null) {
            try {
                // At once: who waits for this server's connections to end need not wait for long.
                connection.abort(Runnable::run);
            } catch (SQLException e) {
                LOG.debug("the connection that listens did not end well", e);
            }
        }
    }
}
