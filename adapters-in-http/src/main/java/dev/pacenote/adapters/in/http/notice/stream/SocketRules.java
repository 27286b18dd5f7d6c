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

    /** How long it takes at least from one acknowledgement that counts to the next. */
    static final Duration BETWEEN_ACKNOWLEDGEMENTS = Duration.ofSeconds(2);

    /** How many frames may wait for a client. */
    static final int MOST_WAITING = 256;

    /** How many bytes of them. */
    static final int MOST_WAITING_BYTES = 1024 * 1024;

    /** How many events are made before they can be sent: the others wait in the store. */
    static final int MADE_AHEAD = 32;

    /** Malformed frames after which a socket is closed. */
    static final int MALFORMED = 3;

    /** How many frames a client may send at once, and how many of them may wait for a store. */
    int burst() {
        return 2 * framesPerSecond;
    }

    Duration silence() {
        return heartbeat.multipliedBy(3);
    }
}
