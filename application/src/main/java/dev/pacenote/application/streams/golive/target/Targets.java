package dev.pacenote.application.streams.golive.target;

import dev.pacenote.domain.streams.guild.GuildId;
import dev.pacenote.domain.streams.guild.TargetHealth;
import dev.pacenote.domain.streams.guild.TextChannelId;
import java.util.List;

/** Whether posts to channels go through. */
public interface Targets {

    /** {@link TargetHealth.Ok} where nothing is stored. Held until the transaction ends. */
    TargetHealth find(GuildId guild, TextChannelId channel);

    void save(GuildId guild, TextChannelId channel, TargetHealth health);

    /** A channel of a server to which no posts go. */
    record PausedTarget(GuildId guild, TextChannelId channel) {}

    /** All that are paused: for rare questions. */
    List<PausedTarget> paused();

    /** Nothing is known of the channels of a server any more. */
    void forget(GuildId guild);

    /** How many are paused. */
    long countPaused();
}
