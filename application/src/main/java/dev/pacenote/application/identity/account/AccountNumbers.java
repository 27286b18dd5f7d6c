package dev.pacenote.application.identity.account;

import dev.pacenote.domain.identity.account.AccountId;
import java.util.List;
import java.util.Optional;

/** All accounts in the order of their numbers, for work that goes through them part by part. */
public interface AccountNumbers {

    /** The newest account; empty when there is none. */
    Optional<AccountId> newest();

    /**
     * The next accounts, at most {@code limit} of them: none when these were all.
     *
     * @param after 0 to begin with the first
     * @param upTo none behind this one
     */
    List<AccountId> next(long after, AccountId upTo, int limit);

    /**
     * The next accounts of one part of all; each account is in one part, and stays there.
     *
     * @param part from 0
     * @param parts how many parts there are
     */
    List<AccountId> nextOf(int part, int parts, long after, int limit);
}
