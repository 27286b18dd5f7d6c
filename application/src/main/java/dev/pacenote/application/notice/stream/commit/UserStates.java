package dev.pacenote.application.notice.stream.commit;

import dev.pacenote.domain.identity.account.AccountId;

/** The state of every account, as the store of accounts has it now. */
@FunctionalInterface
public interface UserStates {

    /** {@link UserState#GONE} where there is no such account. */
    UserState of(AccountId account);
}
