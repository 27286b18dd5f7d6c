package dev.pacenote.domain.streams.guild;

import java.time.Instant;

/**
 * Names a message at Discord.
 *
 * @param value 17 to 20 digits
 */
public record MessageId(String value) {

    public MessageId {
        Snowflake.require(value, "message");
    }

    /** When Discord took it. */
    public Instant createdAt() {
        return Snowflake.createdAt(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
