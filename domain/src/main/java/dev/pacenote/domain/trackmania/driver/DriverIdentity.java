package dev.pacenote.domain.trackmania.driver;

import dev.pacenote.domain.identity.account.UserId;
import dev.pacenote.domain.trackmania.board.AccountId;

/**
 * Which driver a person is, taken on trust: everything that is told about a driver is public.
 *
 * @param name the display name as the game's services spelled it when it was named
 */
public record DriverIdentity(UserId person, String name, AccountId account) {}
