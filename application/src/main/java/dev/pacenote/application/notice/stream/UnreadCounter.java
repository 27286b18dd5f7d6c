package dev.pacenote.application.notice.stream;

import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.stream.UnreadCounts;

/**
 * Counts anew how much of a feature's own a person has not read. A bean of each feature that counts
 * in {@link UnreadCounts}; what is another's is 0.
 */
@FunctionalInterface
public interface UnreadCounter {

    UnreadCounts count(AccountId account);
}
