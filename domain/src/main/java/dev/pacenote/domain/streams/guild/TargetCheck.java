package dev.pacenote.domain.streams.guild;

import java.util.List;
import java.util.Optional;

/**
 * Whether an admin may choose a channel and a role to ping. What was chosen before is not asked
 * again, so that switching off always works.
 *
 * @param guild with its roles
 * @param channels those of the server to which somebody can post
 * @param caller the admin, as a member
 * @param bot our bot, as a member
 */
public record TargetCheck(
        GuildRoles guild, List<TextChannel> channels, GuildMember caller, GuildMember bot) {

    public TargetCheck {
        channels = List.copyOf(channels);
    }

    /** Why it cannot be chosen. */
    public sealed interface Refusal {

        /** There is none of that id in the server, or the admin does not see it. */
        record ChannelNotInGuild() implements Refusal {}

        /** The bot cannot post there. */
        record ChannelNotWritable(List<Permission> missing) implements Refusal {}

        record RoleNotInGuild() implements Refusal {}

        /** Pinging it needs a permission that the admin does not have. */
        record MentionNotAllowed() implements Refusal {}
    }

    /** The first reason against what is new in {@code after}. */
    public Optional<Refusal> check(GuildSettings.Target before, GuildSettings.Target after) {
        return check(before.channel(), before.role(), after.channel(), after.role());
    }

    /** The same for the parts alone, such as those that a link has of its own. */
    public Optional<Refusal> check(
            Optional<TextChannelId> channelBefore,
            Optional<RoleId> roleBefore,
            Optional<TextChannelId> channel,
            Optional<RoleId> role) {
        return channel.filter(next -> !channelBefore.equals(Optional.of(next)))
                .flatMap(this::againstChannel)
                .or(
                        () ->
                                role.filter(next -> !roleBefore.equals(Optional.of(next)))
                                        .flatMap(this::againstRole));
    }

    /** What the bot lacks to post to a channel: all of it where there is no such channel. */
    public List<Permission> missing(TextChannelId id) {
        return channels.stream()
                .filter(it -> it.id().equals(id))
                .findFirst()
                .map(channel -> channel.missing(bot, guild))
                .orElseGet(() -> Permissions.TO_POST.stream().sorted().toList());
    }

    private Optional<Refusal> againstChannel(TextChannelId id) {
        var channel =
                channels.stream()
                        .filter(it -> it.id().equals(id))
                        .filter(it -> it.isVisibleTo(caller, guild))
                        .findFirst();
        if (channel.isEmpty()) {
            return Optional.of(new Refusal.ChannelNotInGuild());
        }
        var missing = channel.get().missing(bot, guild);
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(new Refusal.ChannelNotWritable(missing));
    }

    private Optional<Refusal> againstRole(RoleId id) {
        var role = guild.find(id);
        if (role.isEmpty()) {
            return Optional.of(new Refusal.RoleNotInGuild());
        }
        boolean open = role.get().mentionable() && !id.equals(guild.everyoneId());
        return open || caller.permissions(guild).has(Permission.MENTION_EVERYONE)
                ? Optional.empty()
                : Optional.of(new Refusal.MentionNotAllowed());
    }
}
