package dev.pacenote.domain.streams.membership;

import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.streams.guild.GuildId;
import java.time.Instant;

/**
 * An account in a server, by one source.
 *
 * @param admin owner, ADMINISTRATOR or MANAGE_GUILD; never by an invite
 * @param verifiedAt when Discord said so last, or when the invite was accepted
 */
public record Membership(
        AccountId account,
        GuildId guild,
        MembershipSource source,
        boolean admin,
        Instant verifiedAt) {

    public Membership {
        if (admin && source == MembershipSource.INVITE) {
            throw new IllegalArgumentException("an invite makes nobody an admin");
        }
    }

    /** As Discord says it now. */
    public static Membership byDiscord(
            AccountId account, GuildId guild, boolean admin, Instant now) {
        return new Membership(account, guild, MembershipSource.DISCORD, admin, now);
    }

    /** By an invite. */
    public static Membership byInvite(AccountId account, GuildId guild, Instant now) {
        return new Membership(account, guild, MembershipSource.INVITE, false, now);
    }
}
