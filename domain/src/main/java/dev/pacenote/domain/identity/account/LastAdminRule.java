package dev.pacenote.domain.identity.account;

import java.util.Optional;

/**
 * The service always keeps an admin who may log in.
 *
 * @param activeAdmins how many there are before the change
 */
public record LastAdminRule(int activeAdmins) {

    /**
     * @param after empty when the account is removed
     */
    public boolean permits(Account before, Optional<Account> after) {
        return !before.isActiveAdmin()
                || after.filter(Account::isActiveAdmin).isPresent()
                || activeAdmins > 1;
    }
}
