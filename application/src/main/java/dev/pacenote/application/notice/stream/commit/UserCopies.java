package dev.pacenote.application.notice.stream.commit;

import dev.pacenote.domain.identity.account.AccountId;

/**
 * Copies of accounts' states, where streams are kept in a store of their own. A commit succeeds
 * only while the copies of its people are those that were there when it was decided: so nothing
 * that was decided before a state changed is stored after its copy was renewed.
 */
@FunctionalInterface
public interface UserCopies {

    /**
     * Copies a state as it is now. Of several who do so at once none overwrites a newer state with
     * an older one.
     *
     * @throws dev.pacenote.application.platform.OverloadedException when others were quicker each
     *     time
     */
    void renew(AccountId account);
}
