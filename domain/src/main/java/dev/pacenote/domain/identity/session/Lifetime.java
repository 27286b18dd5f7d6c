package dev.pacenote.domain.identity.session;

import java.time.Instant;

/**
 * When a session began, when it was used last as far as that was noted, and when it ends whatever
 * happens.
 */
public record Lifetime(Instant startedAt, Instant lastUsedAt, Instant endsAt) {

    Lifetime used(Instant at) {
        return new Lifetime(startedAt, at, endsAt);
    }
}
