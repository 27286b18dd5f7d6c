package dev.pacenote.domain.streams.guild;

import java.util.List;

/**
 * A channel of a Discord server to which somebody can post.
 *
 * @param news whether others can follow it (an announcement channel)
 * @param position in Discord's order
 * @param parent the name of the group that it is in, or empty
 */
public record TextChannel(
        TextChannelId id,
        String name,
        boolean news,
        int position,
        String parent,
        List<PermissionOverwrite> overwrites) {

    public TextChannel {
        overwrites = List.copyOf(overwrites);
    }

    /** Whether that member sees it. */
    public boolean isVisibleTo(GuildMember member, GuildRoles guild) {
        return member.permissionsIn(guild, overwrites).has(Permission.VIEW_CHANNEL);
    }

    /** What the bot lacks to post here; empty when it can. */
    public List<Permission> missing(GuildMember bot, GuildRoles guild) {
        return bot.permissionsIn(guild, overwrites).missing(Permissions.TO_POST);
    }
}
