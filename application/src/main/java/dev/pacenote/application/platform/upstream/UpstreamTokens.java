package dev.pacenote.application.platform.upstream;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Access tokens for the upstreams, shared by all processes that use the same store: each is asked
 * for once, by one of them. What is stored cannot be read without our own secret.
 */
public interface UpstreamTokens {

    /** The token that was put last, unless it ended before {@code now}. */
    Optional<String> find(String service, Instant now);

    /**
     * Stores a service's token in place of the one before.
     *
     * @param until when it ends
     */
    void put(String service, String token, Instant until);

    /**
     * Asks for the right to renew a service's token. Of many callers at once one gets it, and keeps
     * it until it is given back or {@code length} has passed.
     */
    boolean claim(String service, Instant now, Duration length);

    /** Gives the right to renew back. */
    void release(String service);
}
