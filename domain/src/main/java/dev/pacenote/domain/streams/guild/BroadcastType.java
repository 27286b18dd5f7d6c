package dev.pacenote.domain.streams.guild;

import java.util.Optional;
import java.util.stream.Stream;

/** What Twitch says that a broadcast is. */
public enum BroadcastType {
    LIVE("live"),
    PLAYLIST("playlist"),
    WATCH_PARTY("watch_party"),
    PREMIERE("premiere"),
    RERUN("rerun");

    private final String wireName;

    BroadcastType(String wireName) {
        this.wireName = wireName;
    }

    /** Twitch's word, and ours in JSON. */
    public String wireName() {
        return wireName;
    }

    public static Optional<BroadcastType> of(String wireName) {
        return Stream.of(values()).filter(it -> it.wireName.equals(wireName)).findFirst();
    }
}
