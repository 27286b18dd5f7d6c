package dev.pacenote.application.streams.membership;

import dev.pacenote.application.platform.upstream.UpstreamException;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.streams.guild.GuildId;
import dev.pacenote.domain.streams.membership.GuildAccess;
import java.util.List;

/**
 * Who of those with an account administers a server now. Discord is asked of those of whom its word
 * is old; where it gives no answer, or the bot is gone, its last word counts: that a channel is
 * paused is told once, and rather to somebody who was an admin than to nobody.
 */
public final class CurrentAdmins {

    private final Memberships memberships;
    private final CheckGuildAccess access;

    public CurrentAdmins(Memberships memberships, CheckGuildAccess access) {
        this.memberships = memberships;
        this.access = access;
    }

    /** Not to be called inside a transaction: Discord may take its time. */
    public List<AccountId> of(GuildId guild) {
        memberships.adminsOf(guild).forEach(it -> askAbout(it, guild));
        return memberships.adminsOf(guild);
    }

    /** What Discord says is stored. */
    private void askAbout(AccountId account, GuildId guild) {
        try {
            access.check(account, guild, GuildAccess.Use.READ, CheckGuildAccess.Need.ADMIN);
        } catch (UpstreamException _) {
            // What is stored is its last word.
        }
    }
}
