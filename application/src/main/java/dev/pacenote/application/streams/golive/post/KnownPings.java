package dev.pacenote.application.streams.golive.post;

import dev.pacenote.application.streams.membership.Preferences;
import dev.pacenote.application.streams.role.ManagedRoles;
import dev.pacenote.domain.streams.golive.Ping;
import dev.pacenote.domain.streams.guild.GuildId;
import dev.pacenote.domain.streams.guild.GuildSettings;
import dev.pacenote.domain.streams.guild.PingMode;
import dev.pacenote.domain.streams.guild.RoleId;
import dev.pacenote.domain.streams.guild.SeenRoles;
import dev.pacenote.domain.streams.link.Link;
import dev.pacenote.domain.streams.role.ManagedRole;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Finds whom posts of a link may ping, as far as our stores know. */
public final class KnownPings {

    private final Preferences preferences;
    private final ManagedRoles roles;

    public KnownPings(Preferences preferences, ManagedRoles managed) {
        this.preferences = preferences;
        this.roles = managed;
    }

    /**
     * @param link empty when the server does not follow the channel
     * @param seen roles of the server, asked for only where posts may ping one of them: each look
     *     at Discord counts; empty when Discord did not say them
     */
    public Ping.Known of(
            GuildId id,
            Optional<Link> link,
            GuildSettings guild,
            Function<RoleId, Optional<SeenRoles>> seen) {
        var optedIn =
                link.filter(it -> isBy(PingMode.MENTIONS, it, guild))
                        .map(it -> preferences.optedIn(it.key(), PingMode.MAX_MENTIONS))
                        .orElseGet(List::of);
        var managed =
                link.filter(it -> isBy(PingMode.MANAGED_ROLE, it, guild))
                        .flatMap(it -> roles.find(it.key()))
                        .flatMap(ManagedRole::role);
        var target = link.map(it -> it.settings(guild)).orElse(guild).target();
        return new Ping.Known(id, target.pinged(managed).flatMap(seen), managed, optedIn);
    }

    private static boolean isBy(PingMode mode, Link link, GuildSettings guild) {
        return link.settings(guild).target().pingMode() == mode;
    }
}
