package dev.pacenote.domain.notice.stream;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether somebody is there now, as their sockets tell. It is computed each time and stored
 * nowhere: a hint for display, and for when to push.
 *
 * @param since since when that is so; empty when nobody knows
 * @param lastSeenAt when the person did something last; empty while they are online, and when that
 *     was too long ago to be known
 */
public record Presence(State state, Optional<Instant> since, Optional<Instant> lastSeenAt) {

    /** How long somebody does nothing until they are away. */
    public static final Duration IDLE = Duration.ofMinutes(5);

    /** How long somebody without a socket is still taken to be there: pages are loaded anew. */
    public static final Duration GRACE = Duration.ofSeconds(60);

    /** What is said of those of whom nothing is known, or nothing may be. */
    public static final Presence UNKNOWN =
            new Presence(State.OFFLINE, Optional.empty(), Optional.empty());

    /** What others see. */
    public enum State {
        ONLINE,
        AWAY,
        OFFLINE;

        /** A stable word for JSON. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Online with one socket at which the person does something; away when they did nothing at any
     * of them for {@link #IDLE}; offline {@link #GRACE} after the last one.
     *
     * @param open their sockets; none of them is expired
     * @param lastSeen when they did something at a socket that is gone
     */
    public static Presence of(List<Connection> open, Optional<Instant> lastSeen, Instant now) {
        if (open.isEmpty()) {
            return lastSeen.map(seen -> withoutSocket(seen, now)).orElse(UNKNOWN);
        }
        boolean away = open.stream().allMatch(connection -> connection.isIdleFor(IDLE, now));
        if (away) {
            var active = open.stream().map(Connection::lastActive).max(Comparator.naturalOrder());
            return new Presence(State.AWAY, active.map(at -> at.plus(IDLE)), active);
        }
        return online(open.stream().map(Connection::openedAt).min(Comparator.naturalOrder()));
    }

    private static Presence withoutSocket(Instant seen, Instant now) {
        var gone = seen.plus(GRACE);
        return now.isBefore(gone)
                ? online(Optional.of(seen))
                : new Presence(State.OFFLINE, Optional.of(gone), Optional.of(seen));
    }

    private static Presence online(Optional<Instant> since) {
        return new Presence(State.ONLINE, since, Optional.empty());
    }

    /** Whether others see the same. */
    public boolean looksLike(Presence other) {
        return state == other.state && lastSeenAt.equals(other.lastSeenAt);
    }
}
