package dev.pacenote.application.streams.golive;

import dev.pacenote.application.streams.membership.Preferences;
import dev.pacenote.domain.streams.golive.Ping;
import dev.pacenote.domain.streams.guild.GuildRoles;
import dev.pacenote.domain.streams.guild.GuildSettings;
import dev.pacenote.domain.streams.guild.PingMode;
import dev.pacenote.domain.streams.link.Link;
import java.util.List;
import java.util.Optional;

/** Finds whom posts of a link may ping, as far as our stores know. */
public final class KnownPings {

    private final Preferences preferences;

    public KnownPings(Preferences preferences) {
        this.preferences = preferences;
    }

    /**
     * @param link empty when the server does not follow the channel
     * @param roles of the server; empty when Discord did not say them
     */
    Ping.Known of(Optional<Link> link, GuildSettings guild, Optional<GuildRoles> roles) {
        var optedIn =
                link.filter(it -> isBy(PingMode.MENTIONS, it, guild))
                        .map(it -> preferences.optedIn(it.key(), PingMode.MOST_MENTIONS))
                        .orElseGet(List::of);
        return new Ping.Known(roles, Optional.empty(), optedIn);
    }

    private static boolean isBy(PingMode mode, Link link, GuildSettings guild) {
        return link.settings(guild).target().pingMode() == mode;
    }
}
