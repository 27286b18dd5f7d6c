package dev.pacenote.domain.streams.guild;

import java.util.Optional;
import java.util.stream.Stream;

/** Who is pinged by a post. */
public enum PingMode {
    NONE("none"),
    /** The server's own role, if one is set. */
    ROLE("role"),
    /** A role that we made for the link and give to whoever wants it. */
    MANAGED_ROLE("managed_role"),
    /** Whoever wants it, by name. */
    MENTIONS("mentions");

    /** How many people a post pings by name. */
    public static final int MAX_MENTIONS = 50;

    /** How many roles we make in one server. */
    public static final int MAX_MANAGED_ROLES = 50;

    private final String wireName;

    PingMode(String wireName) {
        this.wireName = wireName;
    }

    /** A stable word for JSON. */
    public String wireName() {
        return wireName;
    }

    /**
     * How a person's switch stands who has chosen nothing. By name and by a role of ours nobody is
     * pinged who did not ask.
     */
    public boolean isOnByDefault() {
        return this == NONE || this == ROLE;
    }

    /** How far a person's switch reaches. */
    public Effect effect() {
        return this == ROLE ? Effect.PERSONAL_ONLY : Effect.FULL;
    }

    public static Optional<PingMode> of(String wireName) {
        return Stream.of(values()).filter(it -> it.wireName.equals(wireName)).findFirst();
    }

    /** What a person's switch changes. */
    public enum Effect {
        /** Whether they are told and pinged at all. */
        FULL("full"),
        /** Their own notices; out of a role of the server people go at Discord. */
        PERSONAL_ONLY("personal_only");

        private final String wireName;

        Effect(String wireName) {
            this.wireName = wireName;
        }

        /** A stable word for JSON. */
        public String wireName() {
            return wireName;
        }
    }
}
