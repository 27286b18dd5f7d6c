package dev.pacenote.domain.streams.guild;

/**
 * Names a channel of a Discord server.
 *
 * @param value 17 to 20 digits
 */
public record TextChannelId(String value) {

    public TextChannelId {
        Snowflake.require(value, "channel");
    }

    @Override
    public String toString() {
        return value;
    }
}
