package dev.pacenote.domain.streams.membership;

import java.util.Optional;
import java.util.stream.Stream;

/** Why somebody counts as a member of a server. */
public enum MembershipSource {
    /** Discord says so. */
    DISCORD("discord"),
    /** They accepted an invite of ours. */
    INVITE("invite");

    private final String wireName;

    MembershipSource(String wireName) {
        this.wireName = wireName;
    }

    /** A stable word for JSON. */
    public String wireName() {
        return wireName;
    }

    public static Optional<MembershipSource> of(String wireName) {
        return Stream.of(values()).filter(it -> it.wireName.equals(wireName)).findFirst();
    }
}
