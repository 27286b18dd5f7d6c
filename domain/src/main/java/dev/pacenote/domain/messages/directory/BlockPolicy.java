package dev.pacenote.domain.messages.directory;

import dev.pacenote.domain.identity.account.AccountId;

/** Whom a person may block: anybody but themselves, and so many at most. */
public record BlockPolicy(AccountId owner, int blocked) {

    public static final int MOST = 500;

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
        return known || blocked < MOST ? Decision.OK : Decision.FULL;
    }
}
