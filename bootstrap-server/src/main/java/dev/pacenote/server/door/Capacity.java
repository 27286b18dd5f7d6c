package dev.pacenote.server.door;

import java.time.Duration;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * How much this server takes on at once, and how long it waits for somebody.
 *
 * @param connections open ones; further ones are closed as soon as they come
 * @param requests being answered; further ones are told at once to come again
 * @param ahead requests that a connection may have sent before all of the first one's answer has
 *     left; one that sends more is closed
 * @param silence between an answer and the next request of a connection
 * @param arrival from the first byte of a request to its last
 * @param departure from the first byte of an answer to its last
 */
public record Capacity(
        int connections,
        int requests,
        int ahead,
        Duration silence,
        Duration arrival,
        Duration departure) {

    /**
     * Of a small server. What is beyond a few hundred requests at once only waits for the database.
     * Browsers and proxies ask one thing of a connection at a time; some tools ask for ten. Proxies
     * keep a silent connection for two minutes and must be the ones who close it: a request that
     * meets a closing connection is lost to the person who sent it.
     */
    public static final Capacity USUAL =
            new Capacity(
                    4_000,
                    256,
                    16,
                    Duration.ofMinutes(3),
                    Duration.ofSeconds(30),
                    Duration.ofMinutes(2));

    Duration shortest() {
        return Stream.of(silence, arrival, departure).min(Comparator.naturalOrder()).orElseThrow();
    }
}
