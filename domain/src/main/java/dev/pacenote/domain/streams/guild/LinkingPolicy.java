package dev.pacenote.domain.streams.guild;

import java.util.Optional;
import java.util.stream.Stream;

/** Who may link their own Twitch channel in a server; each takes in those before it. */
public enum LinkingPolicy {
    ADMINS("admins"),
    /** Who came by an invite, too. */
    INVITED("invited"),
    /** Every member, too. */
    MEMBERS("members");

    private final String wireName;

    LinkingPolicy(String wireName) {
        this.wireName = wireName;
    }

    /** A stable word for JSON. */
    public String wireName() {
        return wireName;
    }

    /** Whether somebody who is in the server, and is this there, may link their channel. */
    public boolean allows(boolean admin, boolean invited) {
        return switch (this) {
            case ADMINS -> admin;
            case INVITED -> admin || invited;
            case MEMBERS -> true;
        };
    }

    public static Optional<LinkingPolicy> of(String wireName) {
        return Stream.of(values()).filter(it -> it.wireName.equals(wireName)).findFirst();
    }
}
