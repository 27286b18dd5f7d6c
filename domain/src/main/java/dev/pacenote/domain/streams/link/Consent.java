package dev.pacenote.domain.streams.link;

import java.util.Optional;
import java.util.stream.Stream;

/** Who may link a Twitch channel, as whoever proved it says. */
public enum Consent {
    /** Admins of any server, too. */
    ANYONE("anyone"),
    /** Only whoever proves the channel. */
    OWN_LINKS("own_links"),
    NOBODY("nobody");

    private final String wireName;

    Consent(String wireName) {
        this.wireName = wireName;
    }

    /** A stable word for JSON. */
    public String wireName() {
        return wireName;
    }

    /** Whether an admin may add the channel by its name. */
    public boolean allowsAdding() {
        return this == ANYONE;
    }

    /** Whether servers may follow it at all. */
    public boolean allowsLinks() {
        return this != NOBODY;
    }

    public static Optional<Consent> of(String wireName) {
        return Stream.of(values()).filter(it -> it.wireName.equals(wireName)).findFirst();
    }
}
