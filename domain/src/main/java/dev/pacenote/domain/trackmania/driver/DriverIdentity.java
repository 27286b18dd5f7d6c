package dev.pacenote.domain.trackmania.driver;

import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.trackmania.board.PlayerId;

/**
 * Which driver a person is, taken on trust: everything that is told about a driver is public.
 *
 * @param name the display name as the game's services spelled it when it was named
 */
public record DriverIdentity(AccountId person, String name, PlayerId account) {

    /** Whether the person named another driver before, whose places say nothing of this one. */
    public boolean isAnotherDriver(DriverIdentity before) {
        return !account.equals(before.account());
    }
}
