package dev.pacenote.domain.platform.idempotency;

/** What a request finds under its key. */
public sealed interface Claim {

    /** Nothing: it is the first, and does its work. */
    record First() implements Claim {}

    /** The same was done before. */
    record Repeated(StoredReply reply) implements Claim {}

    /** The key stands for something else. */
    record Mismatch() implements Claim {}

    /** What a request finds under a key that was used before. */
    static Claim of(IdempotentRequest request, String storedContent, StoredReply reply) {
        return request.content().equals(storedContent) ? new Repeated(reply) : new Mismatch();
    }
}
