package dev.pacenote.adapters.in.http.notice.stream;

import dev.pacenote.application.notice.stream.TrackConnections;
import dev.pacenote.application.platform.StoreUnavailableException;
import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets other servers know again and again which sockets of this process live, and removes those of
 * servers that are gone.
 */
@Singleton
@Requires(property = "pacenote.assembly", value = "server")
final class ConnectionReporter {

    private static final Logger LOG = LoggerFactory.getLogger(ConnectionReporter.class);

    private final StreamSockets sockets;
    private final TrackConnections connections;
    private final InstantSource clock;

    ConnectionReporter(StreamSockets sockets, TrackConnections connections, InstantSource clock) {
        this.sockets = sockets;
        this.connections = connections;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = "10s")
    @ExecuteOn(TaskExecutors.BLOCKING)
    void report() {
        var now = clock.instant();
        long nanos = System.nanoTime();
        attempt(
                () ->
                        connections.heard(
                                sockets.all().stream()
                                        .map(socket -> socket.heard(now, nanos))
                                        .flatMap(Optional::stream)
                                        .toList()));
    }

    @Scheduled(fixedDelay = "60s")
    @ExecuteOn(TaskExecutors.BLOCKING)
    void sweep() {
        attempt(connections::sweep);
    }

    /** The next time makes up for it. */
    private static void attempt(Runnable work) {
        try {
            work.run();
        } catch (StoreUnavailableException e) {
            LOG.debug("connections could not be kept", e);
        }
    }
}
