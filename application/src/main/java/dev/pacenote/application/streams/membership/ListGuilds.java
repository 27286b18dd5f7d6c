package dev.pacenote.application.streams.membership;

import dev.pacenote.application.streams.guild.Guilds;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.streams.guild.Guild;
import dev.pacenote.domain.streams.membership.GuildAccess;
import dev.pacenote.domain.streams.membership.Membership;
import java.time.InstantSource;
import java.util.List;

/**
 * Lists the servers of a person by name: those that they administer, those of our bot in which they
 * are, and those that they entered by an invite.
 */
public final class ListGuilds {

    /** A server, and what the person is there. */
    public record Listed(Guild guild, GuildAccess access) {}

    private final Guilds guilds;
    private final Memberships memberships;
    private final InstantSource clock;

    public ListGuilds(Guilds guilds, Memberships memberships, InstantSource clock) {
        this.guilds = guilds;
        this.memberships = memberships;
        this.clock = clock;
    }

    public List<Listed> of(AccountId account) {
        var ids = memberships.of(account).stream().map(Membership::guild).distinct().toList();
        return guilds.findAll(ids).stream()
                .map(guild -> new Listed(guild, access(account, guild)))
                .filter(
                        it ->
                                it.access().isAdmin()
                                        || it.access().isInvited()
                                        || it.guild().bot().isPresent())
                .toList();
    }

    /** What a check would say without asking Discord. */
    private GuildAccess access(AccountId account, Guild guild) {
        var known = memberships.find(account, guild.id());
        return guild.bot().isPresent() ? known : known.withoutBot(clock.instant());
    }
}
