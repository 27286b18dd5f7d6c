package dev.pacenote.domain.streams.guild;

/**
 * A role of a Discord server.
 *
 * @param color as 0xRRGGBB
 * @param position the higher, the more it may
 * @param mentionable whether everybody may ping it
 * @param ofBot whether it belongs to a bot, so that nobody else has it
 */
public record GuildRole(
        RoleId id,
        String name,
        Permissions permissions,
        int color,
        int position,
        boolean mentionable,
        boolean ofBot) {}
