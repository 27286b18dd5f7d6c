package dev.pacenote.domain.notice.stream;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a client of the live stream keeps to.
 *
 * @param heartbeat after which silence it says something
 * @param silence after which its socket is closed
 * @param socketsPerAccount further ones close the least recently active one
 * @param framesPerSecond that it sends, twice as many at once
 */
public record SocketRules(
        Duration heartbeat, Duration silence, int socketsPerAccount, int framesPerSecond) {

    /** How long it may take to say hello. */
    public static final Duration HELLO = Duration.ofSeconds(5);

    /** How long a socket stays open after its proof ended, so that another one can be sent. */
    public static final Duration RENEWAL = Duration.ofSeconds(60);

    /** How long it takes at least from one acknowledgement that counts to the next. */
    public static final Duration BETWEEN_ACKNOWLEDGEMENTS = Duration.ofSeconds(2);

    /** How many frames may wait for a client. */
    public static final int MAX_WAITING = 256;

    /** How many bytes of them. */
    public static final int MAX_WAITING_BYTES = 1024 * 1024;

    /** How many events are made before they can be sent: the others wait in the store. */
    public static final int MADE_AHEAD = 32;

    /** Malformed frames after which a socket is closed. */
    public static final int MALFORMED = 3;

    /** A gateway hangs up on who says nothing for ten minutes, so we do a minute before. */
    private static final Duration MAX_GATEWAY_SILENCE = Duration.ofMinutes(9);

    /** On a server, where three heartbeats may get lost. */
    public SocketRules(Duration heartbeat, int socketsPerAccount, int framesPerSecond) {
        this(heartbeat, heartbeat.multipliedBy(3), socketsPerAccount, framesPerSecond);
    }

    /** How many frames a client may send at once, and how many of them may wait for a store. */
    public int burst() {
        return 2 * framesPerSecond;
    }

    /** The same at a gateway, which itself ends what is silent for long. */
    public SocketRules atGateway() {
        return new SocketRules(
                heartbeat,
                silence.compareTo(MAX_GATEWAY_SILENCE) > 0 ? MAX_GATEWAY_SILENCE : silence,
                socketsPerAccount,
                framesPerSecond);
    }

    /**
     * Why a socket is closed by itself, if it is.
     *
     * @param silent since its client said something last
     * @param notGreeted since it was opened, while its client has said no hello
     */
    public Optional<CloseCode> end(Duration silent, Optional<Duration> notGreeted) {
        boolean tooLong =
                silent.compareTo(silence) >= 0
                        || notGreeted.filter(open -> open.compareTo(HELLO) >= 0).isPresent();
        return tooLong ? Optional.of(CloseCode.SILENT) : Optional.empty();
    }

    /**
     * Which open connections of one account are too many: those that were least recently active.
     */
    public List<Connection> tooMany(Collection<Connection> open) {
        // Whoever asks, of the same ones the same are too many.
        return open.stream()
                .sorted(
                        Comparator.comparing(Connection::lastSign)
                                .thenComparing(Connection::openedAt)
                                .thenComparing(Connection::id))
                .limit(Math.max(0, open.size() - socketsPerAccount))
                .toList();
    }

    /** Whether nothing goes to a socket any more whose proof was good until then. */
    public static boolean isAccessOver(Instant accessEndsAt, Instant now) {
        return !now.isBefore(accessEndsAt.plus(RENEWAL));
    }
}
