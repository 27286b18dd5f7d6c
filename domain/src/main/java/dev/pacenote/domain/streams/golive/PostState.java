package dev.pacenote.domain.streams.golive;

import java.util.Optional;
import java.util.stream.Stream;

/** What became of a post. */
public enum PostState {
    /** Its broadcast is on, as far as known. */
    LIVE("live"),
    ENDED("ended"),
    /** We deleted it. */
    DELETED("deleted"),
    /** Somebody else deleted it. It is never replaced. */
    LOST("lost"),
    /** A later broadcast took it over and is shown in it. */
    SUPERSEDED("superseded");

    private final String wireName;

    PostState(String wireName) {
        this.wireName = wireName;
    }

    /** A stable word for JSON and stores. */
    public String wireName() {
        return wireName;
    }

    public static Optional<PostState> of(String wireName) {
        return Stream.of(values()).filter(it -> it.wireName.equals(wireName)).findFirst();
    }
}
