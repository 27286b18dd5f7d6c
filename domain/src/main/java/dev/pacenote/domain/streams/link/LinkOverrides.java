package dev.pacenote.domain.streams.link;

import dev.pacenote.domain.streams.guild.EndAction;
import dev.pacenote.domain.streams.guild.GuildSettings;
import dev.pacenote.domain.streams.guild.PingMode;
import dev.pacenote.domain.streams.guild.RoleId;
import dev.pacenote.domain.streams.guild.TextChannelId;
import java.time.Duration;
import java.util.Optional;

/**
 * What a server chose for one channel; what is empty is as for all of them.
 *
 * @param cooldown as in {@link GuildSettings.Rules}
 */
public record LinkOverrides(
        Optional<TextChannelId> channel,
        Optional<RoleId> role,
        Optional<PingMode> pingMode,
        Optional<Duration> cooldown,
        Optional<EndAction> onEnd,
        Optional<BroadcastFilter> filter) {

    public static final LinkOverrides NONE =
            new LinkOverrides(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());

    public LinkOverrides {
        cooldown.ifPresent(GuildSettings.Rules::requireCooldown);
    }

    /** What holds for the channel: its own, else the server's. */
    public GuildSettings over(GuildSettings guild) {
        var target = guild.target();
        var appearance = guild.appearance();
        return new GuildSettings(
                guild.enabled(),
                guild.linking(),
                new GuildSettings.Target(
                        channel.or(target::channel),
                        pingMode.orElse(target.pingMode()),
                        role.or(target::role)),
                new GuildSettings.Rules(
                        guild.rules().types(), cooldown.orElse(guild.rules().cooldown())),
                new GuildSettings.Appearance(
                        appearance.template(),
                        onEnd.orElse(appearance.onEnd()),
                        appearance.endTemplate(),
                        appearance.extras()));
    }
}
