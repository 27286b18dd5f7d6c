package dev.pacenote.domain.streams.golive;

import dev.pacenote.domain.notice.NoticeFacts;
import dev.pacenote.domain.notice.Priority;
import dev.pacenote.domain.notice.StoredFacts;
import dev.pacenote.domain.notice.Topic;
import dev.pacenote.domain.notice.preference.TopicChannels;
import dev.pacenote.domain.streams.guild.Guild;
import dev.pacenote.domain.streams.guild.GuildId;
import dev.pacenote.domain.streams.guild.TargetHealth;
import java.util.Map;

/** What a notice says of a channel at Discord to which no posts go any more. */
public record PausedTargetFacts(GuildId guild, String name, TargetHealth.Reason reason)
        implements NoticeFacts {

    public static final Topic TOPIC = new Topic("streams.target_paused");

    /** Whoever runs a server wants to know it before the next broadcast. */
    public static final TopicChannels CHANNELS =
            new TopicChannels(
                    Map.of(
                            TopicChannels.INBOX,
                            TopicChannels.Default.ON,
                            TopicChannels.PUSH,
                            TopicChannels.Default.ON,
                            TopicChannels.MAIL,
                            TopicChannels.Default.ON,
                            TopicChannels.WEBHOOK,
                            TopicChannels.Default.OFF),
                    false,
                    Priority.NORMAL);

    public static PausedTargetFacts of(Guild guild, TargetHealth.Reason reason) {
        return new PausedTargetFacts(guild.id(), guild.name(), reason);
    }

    /** As they are stored. */
    public StoredFacts stored() {
        return StoredFacts.builder()
                .with("guildId", guild.value())
                .with("guildName", name)
                .with("reason", reason.wireName())
                .build();
    }

    /** As they were stored. */
    public static PausedTargetFacts of(StoredFacts stored) {
        return new PausedTargetFacts(
                new GuildId(stored.get("guildId")),
                stored.get("guildName"),
                TargetHealth.Reason.of(stored.get("reason")).orElseThrow());
    }
}
