package dev.pacenote.adapters.in.http.notice.stream.socket;

import dev.pacenote.application.notice.stream.socket.TrackConnections;
import dev.pacenote.domain.notice.stream.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What all servers know of one socket. */
final class SocketConnection {

    private final TrackConnections connections;
    private final Duration silence;

    private @Nullable Connection current;
    private boolean saved;

    SocketConnection(TrackConnections connections, Duration silence) {
        this.connections = connections;
        this.silence = silence;
    }

    /** The client said hello; others hear of it with {@link #save}. */
    synchronized void open(Connection opened) {
        current = opened;
        saved = false;
    }

    /** The person does nothing there from now on, or something again. */
    synchronized void idle(boolean idle, Instant now) {
        if (current != null && idle != current.idleSince().isPresent()) {
            current = idle ? current.idle(now) : current.active();
            saved = false;
        }
    }

    /** Whether there is something that others have not heard of. */
    synchronized boolean isUnsaved() {
        return current != null && !saved;
    }

    private synchronized @Nullable Connection unsaved() {
        if (saved) {
            return null;
        }
        saved = true;
        return current;
    }

    /** Lets others know, if there is something; waits for the store. */
    void save() {
        var connection = unsaved();
        if (connection == null) {
            return;
        }
        boolean done = false;
        try {
            connections.changed(connection);
            done = true;
        } finally {
            if (!done) {
                markUnsaved();
            }
        }
    }

    private synchronized void markUnsaved() {
        saved = false;
    }

    /**
     * The client said something last at that moment.
     *
     * @return as it is now, if others have not heard of that
     */
    synchronized Optional<Connection> heard(Instant at) {
        if (current == null || !at.isAfter(current.lastSign())) {
            return Optional.empty();
        }
        current = current.heard(at, silence);
        return Optional.of(current);
    }

    private synchronized @Nullable Connection taken() {
        var connection = current;
        current = null;
        return connection;
    }

    /** It is gone; waits for the store. */
    void close() {
        var connection = taken();
        if (connection != null) {
            connections.closed(connection);
        }
    }
}
