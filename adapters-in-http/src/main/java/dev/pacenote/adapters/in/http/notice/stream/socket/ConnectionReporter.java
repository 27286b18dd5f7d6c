package dev.pacenote.adapters.in.http.notice.stream.socket;

import dev.pacenote.application.notice.stream.socket.TrackConnections;
import dev.pacenote.application.platform.StoreUnavailableException;
import dev.pacenote.domain.notice.stream.Connection;
import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets other servers know again and again which sockets of this process live, closes those that are
 * too many, and removes those of servers that are gone.
 */
@Singleton
@Requires(property = "pacenote.assembly", value = "server")
final class ConnectionReporter {

    private static final Logger LOG = LoggerFactory.getLogger(ConnectionReporter.class);

    private final StreamSockets sockets;
    private final TrackConnections connections;
    private final InstantSource clock;
    private final Executor executor;
    private final AtomicBoolean reporting = new AtomicBoolean();
    private final AtomicBoolean sweeping = new AtomicBoolean();

    ConnectionReporter(
            StreamSockets sockets,
            TrackConnections connections,
            InstantSource clock,
            @Named(TaskExecutors.BLOCKING) Executor executor) {
        this.sockets = sockets;
        this.connections = connections;
        this.clock = clock;
        this.executor = executor;
    }

    @Scheduled(fixedDelay = "10s")
    void report() {
        attempt(reporting, this::reportNow);
    }

    private void reportNow() {
        var now = clock.instant();
        long nanos = System.nanoTime();
        var heard = new LinkedHashMap<Connection, StreamSocket>();
        for (var socket : sockets.all()) {
            socket.heard(now, nanos).ifPresent(connection -> heard.put(connection, socket));
        }
        connections.heard(List.copyOf(heard.keySet()));
        // One that was closed meanwhile may have been put back.
        heard.forEach(
                (connection, socket) -> {
                    if (socket.hasEnded()) {
                        connections.closed(connection);
                    }
                });
        // After the report: the store has the latest activity of the sockets here now.
        sockets.closeTooMany(connections);
    }

    /** Not at the start, when the tables may be still to come: nothing is open then. */
    @Scheduled(initialDelay = "60s", fixedDelay = "60s")
    void sweep() {
        attempt(sweeping, connections::sweep);
    }

    /** On a thread that may wait for the store, unless the last time is still waiting for it. */
    private void attempt(AtomicBoolean underWay, Runnable work) {
        if (!underWay.compareAndSet(false, true)) {
            return;
        }
        executor.execute(
                () -> {
                    try {
                        work.run();
                    } catch (StoreUnavailableException e) {
                        // The next time makes up for it.
                        LOG.debug("connections could not be kept", e);
                    } catch (RuntimeException e) {
                        LOG.warn("connections could not be kept", e);
                    } finally {
                        underWay.set(false);
                    }
                });
    }
}
