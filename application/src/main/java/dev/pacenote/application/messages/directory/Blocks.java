package dev.pacenote.application.messages.directory;

import dev.pacenote.domain.identity.account.AccountId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Who blocks whom. A block goes with either of the two accounts. */
public interface Blocks {

    /** An account blocks another. */
    record Block(AccountId owner, AccountId other) {}

    /** Those whom somebody blocks, the latest first. */
    List<AccountId> of(AccountId owner);

    /** The same. Until the caller's transaction ends, nobody else is answered. */
    List<AccountId> ofForUpdate(AccountId owner);

    /** Whether an account blocks another. */
    boolean isBlocked(AccountId owner, AccountId other);

    /** Those of these blocks that exist. */
    Set<Block> findAll(Collection<Block> blocks);

    /** Blocks an account; one that is blocked already stays so since then. */
    void add(AccountId owner, AccountId other, Instant at);

    /** Ends a block; where there is none nothing happens. */
    void remove(AccountId owner, AccountId other);
}
