package dev.pacenote.application.streams.golive.post;

import dev.pacenote.application.platform.upstream.UpstreamException;
import dev.pacenote.application.streams.guild.DiscordGuilds;
import dev.pacenote.application.streams.guild.Guilds;
import dev.pacenote.domain.streams.guild.GuildId;
import dev.pacenote.domain.streams.guild.RoleId;
import dev.pacenote.domain.streams.guild.SeenRoles;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Whether a role is there that a post is to ping. Each post is one request at Discord, so what
 * somebody saw serves a while; a role that nobody saw is looked for.
 */
public final class PingableRoles {

    private final Guilds guilds;
    private final Consumer<SeenRoles> keeper;
    private final DiscordGuilds discord;
    private final InstantSource clock;

    /**
     * @param keeper keeps what was seen
     */
    public PingableRoles(
            Guilds guilds, Consumer<SeenRoles> keeper, DiscordGuilds discord, InstantSource clock) {
        this.guilds = guilds;
        this.keeper = keeper;
        this.discord = discord;
        this.clock = clock;
    }

    /** Empty when nobody saw them, and Discord does not say: a post waits for nobody. */
    public Optional<SeenRoles> find(GuildId guild, RoleId wanted) {
        var kept = guilds.roles(guild);
        return kept.filter(it -> it.serves(wanted, clock.instant())).isPresent()
                ? kept
                : looked(guild).or(() -> kept.filter(it -> it.has(wanted)));
    }

    private Optional<SeenRoles> looked(GuildId guild) {
        try {
            var seen = discord.look(guild).map(it -> it.roles().seen(clock.instant()));
            seen.ifPresent(keeper);
            return seen;
        } catch (UpstreamException _) {
            return Optional.empty();
        }
    }
}
