package dev.pacenote.domain.streams.guild;

import java.time.Instant;

/**
 * Names a role of a Discord server; the role of everybody has the id of its server.
 *
 * @param value 17 to 20 digits
 */
public record RoleId(String value) {

    public RoleId {
        Snowflake.require(value, "role");
    }

    /** When Discord made it. */
    public Instant createdAt() {
        return Snowflake.createdAt(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
