package dev.pacenote.application.parts.stock;

import dev.pacenote.domain.identity.account.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Files of parts that are accepted and not yet imported to their end, where one transaction has no
 * room for a whole file.
 */
public interface AcceptedFiles {

    /**
     * @param text as it was sent
     */
    record AcceptedFile(UUID id, AccountId account, String text, Instant acceptedAt) {
        @Override
        public String toString() {
            return "AcceptedFile[id=" + id + "]";
        }
    }

    /** Keeps one, of which nothing is imported yet; in the caller's transaction. */
    void add(AcceptedFile file);

    /** One that is not imported to its end. */
    Optional<AcceptedFile> find(UUID id);

    /**
     * How many of its lines are imported; empty when all are. In the caller's transaction: if
     * somebody else imports lines of it meanwhile, this transaction stores nothing, and is done
     * again or fails.
     */
    Optional<Integer> done(UUID id);

    /**
     * So many of its lines are imported by now; in the transaction that asked for {@link #done}.
     */
    void advance(UUID id, int done);

    /** All of them are; in the transaction that asked for {@link #done}. Its text is forgotten. */
    void finish(UUID id);

    /** Those that were accepted at that moment or before, the oldest first. */
    List<UUID> open(Instant acceptedUntil);
}
