package dev.pacenote.domain.streams.guild;

import java.util.Optional;
import java.util.stream.Stream;

/** What becomes of a post when its broadcast is over. */
public enum EndAction {
    /** It says that the channel was live. */
    EDIT("edit"),
    DELETE("delete"),
    /** It stays as it is. */
    KEEP("keep");

    private final String wireName;

    EndAction(String wireName) {
        this.wireName = wireName;
    }

    /** A stable word for JSON. */
    public String wireName() {
        return wireName;
    }

    public static Optional<EndAction> of(String wireName) {
        return Stream.of(values()).filter(it -> it.wireName.equals(wireName)).findFirst();
    }
}
