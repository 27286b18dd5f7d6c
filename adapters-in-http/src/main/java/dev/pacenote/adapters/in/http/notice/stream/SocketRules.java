package dev.pacenote.adapters.in.http.notice.stream;

import java.time.Duration;

/**
 * What a client of the live stream keeps to.
 *
 * @param heartbeat after which silence it says something
 * @param socketsPerAccount further ones close the least recently active one
 * @param framesPerSecond that it sends, twice as many at once
 */
record SocketRules(Duration heartbeat, int socketsPerAccount, int framesPerSecond) {

    /** How long it may take to say hello. */
    static final Duration HELLO = Duration.ofSeconds(5);

    /** How long a socket stays open after its proof ended, so that another one can be sent. */
    static final Duration RENEWAL = Duration.ofSeconds(60);

    /** How often it is looked whether a socket's session is still open. */
    static final Duration SESSION_CHECK = Duration.ofSeconds(2);

    /** How long it takes at least from one acknowledgement that counts to the next. */
    static final Duration BETWEEN_ACKNOWLEDGEMENTS = Duration.ofSeconds(2);

    /** How often other servers hear which clients said something. */
    static final Duration REPORT = Duration.ofSeconds(10);

    /** How many frames may wait for a client. */
    static final int MOST_WAITING = 256;

    /** How many of them are made before they can be sent: 1 MiB at most. */
    static final int MADE_AHEAD = 32;

    /** Malformed frames after which a socket is closed. */
    static final int MALFORMED = 3;

    Duration silence() {
        return heartbeat.multipliedBy(3);
    }
}
