package dev.pacenote.adapters.out.trackmania;

import java.net.URI;
import java.time.Duration;

/**
 * Where the services are and how we behave there.
 *
 * @param authUrl full URL of the basic-token call
 * @param basicAuthorization base64 of {@code login:password}
 * @param userAgent project, person, contact; sent with every request
 * @param requestsPerSecond per host, everything together
 */
public record UpstreamSettings(
        URI authUrl,
        String basicAuthorization,
        URI liveUrl,
        URI oauthUrl,
        String oauthClientId,
        String oauthClientSecret,
        URI exchangeUrl,
        String userAgent,
        double requestsPerSecond,
        Limits limits) {

    /**
     * @param answer longest wait for one answer
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

    public UpstreamSettings with(Limits other) {
        return new UpstreamSettings(
                authUrl,
                basicAuthorization,
                liveUrl,
                oauthUrl,
                oauthClientId,
                oauthClientSecret,
                exchangeUrl,
                userAgent,
                requestsPerSecond,
                other);
    }

    @Override
    public String toString() {
        return "UpstreamSettings[hidden]";
    }
}
