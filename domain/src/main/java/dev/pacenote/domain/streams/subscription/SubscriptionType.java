package dev.pacenote.domain.streams.subscription;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What Twitch tells of a channel, each by a subscription of its own. */
public enum SubscriptionType {
    ONLINE("stream.online", "1"),
    OFFLINE("stream.offline", "1"),
    /** Only where a link filters, or its posts follow title and game. */
    UPDATE("channel.update", "2");

    private final String wireName;
    private final String version;

    SubscriptionType(String wireName, String version) {
        this.wireName = wireName;
        this.version = version;
    }

    /** Twitch's word. */
    public String wireName() {
        return wireName;
    }

    /** Twitch's version of what it tells. */
    public String version() {
        return version;
    }

    /**
     * Those that a channel needs that some server follows.
     *
     * @param updates whether a link of it looks at title or game
     */
    public static Set<SubscriptionType> wanted(boolean updates) {
        return updates ? EnumSet.allOf(SubscriptionType.class) : EnumSet.of(ONLINE, OFFLINE);
    }

    public static Optional<SubscriptionType> of(String wireName) {
        return Stream.of(values()).filter(it -> it.wireName.equals(wireName)).findFirst();
    }
}
