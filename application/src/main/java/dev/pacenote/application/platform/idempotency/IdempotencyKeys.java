package dev.pacenote.application.platform.idempotency;

import dev.pacenote.domain.platform.idempotency.Claim;
import dev.pacenote.domain.platform.idempotency.IdempotentRequest;
import dev.pacenote.domain.platform.idempotency.StoredReply;
import java.time.Instant;

/**
 * The keys of requests that are done once. Everything happens in the caller's transaction: a key is
 * stored if, and only if, what it protects is.
 */
public interface IdempotencyKeys extends RememberedReplies {

    /**
     * Looks for a key, and holds it for the caller if it is new or its reply has expired. Whoever
     * asks for a key that another transaction holds waits until that one ends.
     *
     * @throws RequestInProgressException after {@link IdempotentRequest#PATIENCE}
     * @throws IllegalStateException when there is no transaction
     */
    Claim claim(IdempotentRequest request, Instant now);

    /**
     * Stores the reply of a request until {@link IdempotentRequest#expiry}. Its caller holds the
     * key, or keeps repeats apart by something else.
     */
    void store(IdempotentRequest request, StoredReply reply, Instant now);

    /** Gives back the key of a request that did nothing. */
    void release(IdempotentRequest request);
}
