package dev.pacenote.application.streams.guild;

import dev.pacenote.domain.streams.guild.GuildId;
import dev.pacenote.domain.streams.guild.GuildMember;
import dev.pacenote.domain.streams.guild.GuildRole;
import dev.pacenote.domain.streams.guild.Permission;
import dev.pacenote.domain.streams.guild.TextChannel;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Shows an admin to which channels of a server posts may go, and which roles they may ping. */
public final class ShowPostTargets {

    /**
     * A channel that the admin sees.
     *
     * @param missing what the bot lacks to post there
     */
    public record Channel(TextChannel channel, List<Permission> missing) {
        public Channel {
            missing = List.copyOf(missing);
        }
    }

    private final BotPresences presences;
    private final DiscordGuilds discord;

    public ShowPostTargets(BotPresences presences, DiscordGuilds discord) {
        this.presences = presences;
        this.discord = discord;
    }

    /**
     * @param caller the admin's id at Discord
     * @return empty when the bot is not there
     */
    public Optional<List<Channel>> channels(GuildId guild, String caller) {
        var seen = presences.look(guild);
        var bot = seen.flatMap(_ -> discord.bot(guild));
        if (seen.isEmpty() || bot.isEmpty()) {
            return Optional.empty();
        }
        var roles = seen.get().roles();
        var member =
                discord.member(guild, caller).orElseGet(() -> new GuildMember(caller, Set.of()));
        return Optional.of(
                discord.channels(guild).stream()
                        .filter(channel -> channel.isVisibleTo(member, roles))
                        .map(channel -> new Channel(channel, channel.missing(bot.get(), roles)))
                        .toList());
    }

    /** Empty when the bot is not there. */
    public Optional<List<GuildRole>> roles(GuildId guild) {
        return presences.look(guild).map(seen -> seen.roles().pingable());
    }
}
