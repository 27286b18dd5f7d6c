package dev.pacenote.application.streams.membership;

import dev.pacenote.application.platform.upstream.UpstreamException;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.streams.guild.GuildId;
import dev.pacenote.domain.streams.membership.GuildAccess;
import java.time.InstantSource;
import java.util.List;

/**
 * Who of those with an account administers a server now. Discord is asked of those of whom its word
 * is old; where it gives no answer, its word of the last day counts.
 */
public final class CurrentAdmins {

    private final Memberships memberships;
    private final CheckGuildAccess access;
    private final InstantSource clock;

    public CurrentAdmins(Memberships memberships, CheckGuildAccess access, InstantSource clock) {
        this.memberships = memberships;
        this.access = access;
        this.clock = clock;
    }

    /** Not to be called inside a transaction: Discord may take its time. */
    public List<AccountId> of(GuildId guild) {
        return memberships.adminsOf(guild).stream().filter(it -> isAdmin(it, guild)).toList();
    }

    private boolean isAdmin(AccountId account, GuildId guild) {
        try {
            return access.check(account, guild, GuildAccess.Use.READ, CheckGuildAccess.Need.ADMIN)
                    instanceof CheckGuildAccess.Result.Allowed;
        } catch (UpstreamException _) {
            return memberships.find(account, guild).withoutBot(clock.instant()).isAdmin();
        }
    }
}
