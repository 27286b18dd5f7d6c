package dev.pacenote.domain.messages.directory;

import dev.pacenote.domain.identity.account.AccountId;

/**
 * Whom a person may block: anybody but themselves, and so many at most.
 *
 * @param blocked how many they block already
 * @param most how many they may block
 */
public record BlockPolicy(AccountId owner, int blocked, int most) {

    public enum Decision {
        OK,
        ONESELF,
        FULL
    }

    /**
     * @param known whether the other is blocked already, which takes no place
     */
    public Decision decide(AccountId other, boolean known) {
        if (other.equals(owner)) {
            return Decision.ONESELF;
        }
        return known || blocked < most ? Decision.OK : Decision.FULL;
    }
}
