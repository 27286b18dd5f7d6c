package dev.pacenote.domain.identity.account;

import java.time.Instant;
import java.util.UUID;

/**
 * Something about the security of an account that its person should hear of, whoever did it.
 *
 * @param id names it: told once more it is the same
 */
public record SecurityEvent(UUID id, AccountId account, Kind kind, Instant at) {

    /** What happened. */
    public enum Kind {
        PASSWORD_CHANGED,
        /** Another address was confirmed, and holds from now on. */
        ADDRESS_CHANGED,
        /** An admin gave the account another address. */
        ADDRESS_CHANGED_BY_ADMIN,
        /** There is one more way to log in. */
        WAY_IN_ADDED
    }
}
