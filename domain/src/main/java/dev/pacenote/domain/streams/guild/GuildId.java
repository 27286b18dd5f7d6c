package dev.pacenote.domain.streams.guild;

/**
 * Names a Discord server.
 *
 * @param value 17 to 20 digits
 */
public record GuildId(String value) {

    public GuildId {
        Snowflake.require(value, "server");
    }

    /** The role of everybody has the id of its server. */
    public RoleId everyone() {
        return new RoleId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
