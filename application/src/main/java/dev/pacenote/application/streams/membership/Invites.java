package dev.pacenote.application.streams.membership;

import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.streams.guild.GuildId;
import dev.pacenote.domain.streams.membership.Invite;
import dev.pacenote.domain.streams.membership.InviteCode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Links by which people come into Discord servers. They go with their server. */
public interface Invites {

    Optional<Invite> find(InviteCode code);

    /** All of a server, the newest first. */
    List<Invite> of(GuildId guild);

    /** Those that an account made, the newest first. */
    List<Invite> madeBy(AccountId account);

    /** Those by which an account came in, the newest first. */
    List<Invite> usedBy(AccountId account);

    /**
     * As it is now: nobody else changes or removes it until the transaction ends.
     *
     * @return empty when it is not there
     */
    Optional<Invite> hold(UUID id);

    /** All of a server: nobody else holds them until the transaction ends. */
    List<Invite> holdAll(GuildId guild);

    /**
     * Adds it, or replaces it; whoever changes one holds it.
     *
     * @throws RuntimeException when the server is not known
     */
    void save(Invite invite);

    /** Notes that an account is a member by it; a second time changes nothing. */
    void saveUse(UUID invite, AccountId account);

    /** Who is a member by it; none when it is not there. Accounts that are gone are left out. */
    List<AccountId> usersOf(UUID invite);

    /** Removes it; who came by it stays. */
    void remove(UUID id);

    /**
     * Removes those that are forgotten by {@link Invite#isForgotten}.
     *
     * @return how many
     */
    int purge(Instant now, int atMost);
}
