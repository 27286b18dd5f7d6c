package dev.pacenote.application.platform.idempotency;

import dev.pacenote.domain.platform.idempotency.Claim;
import dev.pacenote.domain.platform.idempotency.IdempotentRequest;
import java.time.Instant;

/** What requests were answered with that must not be done twice. */
@FunctionalInterface
public interface RememberedReplies {

    /**
     * Looks for the key of a request, and holds nothing: for whoever keeps repeats apart by
     * something else. A reply that has expired is none.
     */
    Claim find(IdempotentRequest request, Instant now);
}
