package dev.pacenote.adapters.out.http.client;

import java.time.Duration;

/**
 * How we behave at other people's APIs.
 *
 * @param userAgent project, person, contact; sent with every request
 * @param requestsPerSecond per host, everything together
 */
public record UpstreamConfiguration(String userAgent, double requestsPerSecond, Limits limits) {

    /**
     * @param connect longest wait for a connection
     * @param answer longest wait for one whole answer
     * @param firstRetry wait before the first repetition; it doubles with each
     * @param rest how long a host that failed again and again is left alone
     */
    public record Limits(Duration connect, Duration answer, Duration firstRetry, Duration rest) {
        public static final Limits DEFAULT =
                new Limits(
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(10),
                        Duration.ofMillis(500),
                        Duration.ofSeconds(30));
    }
}
