package dev.pacenote.domain.platform.limit;

import java.time.Duration;

/**
 * A limit under the name by which people speak of it. The use case that the limit guards owns it,
 * and so does the text of the keys that are counted.
 *
 * @param name the feature and what is limited, like {@code identity.exports}
 */
public record RateLimitDefinition(String name, RateLimit limit) {

    public RateLimitDefinition {
        if (!name.matches("[a-z]+\\.[a-z-]+")) {
            throw new IllegalArgumentException("not the name of a limit: " + name);
        }
    }

    public RateLimitDefinition(String name, int max, Duration window) {
        this(name, new RateLimit(max, window));
    }
}
