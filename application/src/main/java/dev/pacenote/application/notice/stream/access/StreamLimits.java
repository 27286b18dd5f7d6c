package dev.pacenote.application.notice.stream.access;

import dev.pacenote.domain.platform.limit.RateLimit;
import java.time.Duration;

/**
 * How often an account may ask for a socket.
 *
 * @param tickets tickets of one account
 * @param connects sockets that one account opens
 */
public record StreamLimits(RateLimit tickets, RateLimit connects) {

    /** By the counts of a minute. */
    public static StreamLimits perMinute(int tickets, int connects) {
        return new StreamLimits(
                new RateLimit(tickets, Duration.ofMinutes(1)),
                new RateLimit(connects, Duration.ofMinutes(1)));
    }
}
