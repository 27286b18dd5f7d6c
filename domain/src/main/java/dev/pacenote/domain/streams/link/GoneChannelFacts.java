package dev.pacenote.domain.streams.link;

import dev.pacenote.domain.notice.NoticeFacts;
import dev.pacenote.domain.notice.Priority;
import dev.pacenote.domain.notice.StoredFacts;
import dev.pacenote.domain.notice.Topic;
import dev.pacenote.domain.notice.preference.TopicChannels;
import dev.pacenote.domain.streams.guild.Guild;
import dev.pacenote.domain.streams.guild.GuildId;
import java.util.Map;

/**
 * What a notice says of a channel that a server follows and Twitch does not know any more.
 *
 * @param server what the server is called
 * @param channel what the channel was called last
 */
public record GoneChannelFacts(GuildId guild, String server, String channel)
        implements NoticeFacts {

    public static final Topic TOPIC = new Topic("streams.channel_gone");

    /** It can wait until somebody looks in. */
    public static final TopicChannels CHANNELS =
            new TopicChannels(
                    Map.of(
                            TopicChannels.INBOX,
                            TopicChannels.Default.ON,
                            TopicChannels.PUSH,
                            TopicChannels.Default.OFF,
                            TopicChannels.MAIL,
                            TopicChannels.Default.ON,
                            TopicChannels.WEBHOOK,
                            TopicChannels.Default.OFF),
                    false,
                    Priority.NORMAL);

    public static GoneChannelFacts of(Guild guild, Streamer streamer) {
        return new GoneChannelFacts(guild.id(), guild.name(), streamer.names().displayName());
    }

    /** As they are stored. */
    public StoredFacts stored() {
        return StoredFacts.builder()
                .with("guildId", guild.value())
                .with("guildName", server)
                .with("channelName", channel)
                .build();
    }

    /** As they were stored. */
    public static GoneChannelFacts of(StoredFacts stored) {
        return new GoneChannelFacts(
                new GuildId(stored.get("guildId")),
                stored.get("guildName"),
                stored.get("channelName"));
    }
}
