package dev.pacenote.domain.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * Who is sending, and until when others keep off.
 *
 * @param token unique per lease
 */
public record Lease(UUID token, Instant until) {

    /** Longer than every time limit of a mail server conversation taken together. */
    public static final Duration LENGTH = Duration.ofMinutes(3);

    public static Lease at(Instant now, UUID token) {
        return new Lease(token, now.plus(LENGTH));
    }

    public static Lease at(Instant now, UUID token, Duration length) {
        return new Lease(token, now.plus(length));
    }

    /** Whether others may take over. */
    public boolean hasLapsed(Instant now) {
        return !now.isBefore(until);
    }
}
