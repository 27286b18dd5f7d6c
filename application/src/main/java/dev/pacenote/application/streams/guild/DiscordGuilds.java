package dev.pacenote.application.streams.guild;

import dev.pacenote.domain.streams.guild.GuildId;
import dev.pacenote.domain.streams.guild.GuildMember;
import dev.pacenote.domain.streams.guild.GuildRoles;
import dev.pacenote.domain.streams.guild.TextChannel;
import java.util.List;
import java.util.Optional;

/**
 * What our bot sees of servers at Discord. An outage is an {@link
 * dev.pacenote.application.platform.upstream.UpstreamException}, never an absence.
 */
public interface DiscordGuilds {

    /** A server as the bot sees it. */
    record SeenByBot(String name, Optional<String> icon, GuildRoles roles) {}

    /** A server as it stands in the bot's own list. */
    record BotGuild(GuildId id, String name, Optional<String> icon) {}

    /** All in which the bot is: the whole list, or an exception. */
    List<BotGuild> ofBot();

    /** Empty when the bot is not there. */
    Optional<SeenByBot> look(GuildId guild);

    /** Those to which somebody can post, in Discord's order; none when the bot is not there. */
    List<TextChannel> channels(GuildId guild);

    /**
     * @param user an id at Discord
     * @return empty when the server has no such member
     * @throws dev.pacenote.application.platform.upstream.UpstreamException also when the bot is not
     *     there, so that nobody can say
     */
    Optional<GuildMember> member(GuildId guild, String user);

    /** The bot itself; empty when it is not there. */
    Optional<GuildMember> bot(GuildId guild);
}
