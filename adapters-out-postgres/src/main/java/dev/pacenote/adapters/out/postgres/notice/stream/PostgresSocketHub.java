package dev.pacenote.adapters.out.postgres.notice.stream;

import dev.pacenote.adapters.out.postgres.platform.PostgresStore;
import dev.pacenote.application.notice.stream.socket.Signal;
import dev.pacenote.application.notice.stream.socket.SocketHub;
import dev.pacenote.application.notice.stream.socket.SocketSignals;
import dev.pacenote.application.notice.stream.socket.StreamListener;
import dev.pacenote.domain.identity.account.AccountId;
import io.micronaut.context.annotation.Requires;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the sockets of this process at once that a stream has grown and what signals say, and those
 * of other processes by LISTEN and NOTIFY. Where notifications do not arrive, it asks how far the
 * streams of its sockets have come; signals get lost then.
 */
@Singleton
@Requires(property = "pacenote.assembly", value = "server")
@Requires(beans = StreamListener.class)
public final class PostgresSocketHub implements SocketHub, SocketSignals, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresSocketHub.class);

    /** Further signals get lost while other processes cannot be told. */
    private static final int MAX_SIGNALS = 10_000;

    private final StreamRows rows;
    private final StreamListener listener;
    private final StreamNotifications notifications;

    /** Names this process in its signals, which its own sockets hear at once. */
    private final String process = UUID.randomUUID().toString();

    /** What other processes have not been told yet: of each stream the newest number. */
    private final Map<AccountId, Long> untold = new ConcurrentHashMap<>();

    /** Signals that other processes have not been told of yet. */
    private final Set<Signal> unsent = ConcurrentHashMap.newKeySet();

    private final Semaphore something = new Semaphore(0);
    private volatile boolean closed;

    @Inject
    PostgresSocketHub(PostgresStore store, StreamRows rows, StreamListener listener) {
        this(store::openConnection, rows, listener, StreamNotifications.Probing.USUAL);
    }

    PostgresSocketHub(
            StreamNotifications.Connector connector,
            StreamRows rows,
            StreamListener listener,
            StreamNotifications.Probing probing) {
        this.rows = rows;
        this.listener = listener;
        this.notifications = new StreamNotifications(connector, new Heard(), probing);
    }

    /** Begins to listen and to tell. */
    public void start() {
        notifications.start();
        Thread.ofVirtual().name("stream-notify").start(this::tell);
    }

    /** Whether this process hears of other processes' commits at once; else it asks each second. */
    public boolean isHearing() {
        return notifications.arrive();
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

    @Override
    public void send(Signal signal) {
        if (unsent.size() < MAX_SIGNALS) {
            unsent.add(signal);
            something.release();
        }
        try {
            listener.heard(signal);
        } catch (RuntimeException e) {
            LOG.error("the sockets could not be told of a signal", e);
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
        var texts = new ArrayList<String>();
        told.forEach((account, seq) -> texts.add(account.value() + " " + seq));
        for (var signal : Set.copyOf(unsent)) {
            if (unsent.remove(signal)) {
                texts.add(new SignalText(process, signal).text());
            }
        }
        if (!texts.isEmpty()) {
            rows.notify(texts.toArray(String[]::new));
        }
    }

    private final class Heard implements StreamNotifications.Hearer {

        @Override
        public void notify(String text) {
            rows.notify(new String[] {text});
        }

        @Override
        public void hear(String text) {
            var signal = SignalText.read(text);
            if (signal.isPresent()) {
                signal.filter(other -> !other.process().equals(process))
                        .map(SignalText::signal)
                        .ifPresent(listener::heard);
                return;
            }
            int blank = text.indexOf(' ');
            listener.grown(
                    new AccountId(Long.parseLong(text.substring(0, blank))),
                    Long.parseLong(text.substring(blank + 1)));
        }

        /** Tells the sockets of this process how far their streams have come. */
        @Override
        public void catchUp() {
            var accounts = listener.listening().stream().map(AccountId::value).toArray(Long[]::new);
            if (accounts.length > 0) {
                try {
                    rows.ends(accounts)
                            .forEach(
                                    end -> listener.grown(new AccountId(end.account()), end.seq()));
                } catch (RuntimeException e) {
                    LOG.debug("the streams could not be asked for", e);
                }
            }
        }
    }

    @Override
    @PreDestroy
    public void close() {
        closed = true;
        something.release();
        notifications.close();
    }
}
