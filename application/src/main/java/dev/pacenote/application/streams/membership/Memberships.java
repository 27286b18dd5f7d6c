package dev.pacenote.application.streams.membership;

import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.streams.guild.GuildId;
import dev.pacenote.domain.streams.membership.GuildAccess;
import dev.pacenote.domain.streams.membership.Membership;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Who belongs to which Discord server. They go with their account. */
public interface Memberships {

    /** What an account is in a server; of neither source where it is none. */
    GuildAccess find(AccountId account, GuildId guild);

    List<Membership> of(AccountId account);

    /**
     * Accounts that are in one of these servers, by either source, each once, by their numbers.
     *
     * @param after those with greater numbers; empty: from the beginning
     */
    List<AccountId> members(Collection<GuildId> guilds, Optional<AccountId> after, int limit);

    /** Who administers a server by Discord's last word. */
    List<AccountId> adminsOf(GuildId guild);

    /**
     * Discord said all servers of an account: its memberships by Discord are these, in one step.
     */
    void replaceDiscord(AccountId account, Collection<Membership> memberships);

    /** Adds a membership, or replaces the one of the same account, server and source. */
    void save(Membership membership);

    /** Discord does not know the member any more; one by an invite stays. */
    void removeDiscord(AccountId account, GuildId guild);

    /** The invite by which they came is taken back; what Discord says of them stays. */
    void removeInvited(AccountId account, GuildId guild);
}
