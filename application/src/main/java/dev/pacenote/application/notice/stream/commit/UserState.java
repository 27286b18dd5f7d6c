package dev.pacenote.application.notice.stream.commit;

import dev.pacenote.domain.identity.account.AccountId;
import java.util.Set;

/**
 * What streams have to know of an account where they are kept apart from it.
 *
 * @param blocked from whom the person wants to hear nothing
 */
public record UserState(Status status, Set<AccountId> blocked) {

    /** Whether the account is there. */
    public enum Status {
        ACTIVE,
        DISABLED,
        DELETED
    }

    /** That of an account that is gone, or never was. */
    public static final UserState GONE = new UserState(Status.DELETED, Set.of());

    public UserState {
        blocked = Set.copyOf(blocked);
    }
}
