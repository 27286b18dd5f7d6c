package dev.pacenote.domain.streams.subscription;

import java.util.Collection;
import java.util.stream.Stream;

/** How we hear of a channel. */
public enum EventCoverage {
    /** Twitch tells us. */
    PUSH("push"),
    /** We ask. */
    POLLED("polled"),
    /** Twitch was asked to tell us. */
    PENDING("pending"),
    /** The channel is gone. */
    GONE("gone");

    /** Above this part of what Twitch lets us subscribe to, channels are polled. */
    private static final double FULL = 0.95;

    private final String wireName;

    EventCoverage(String wireName) {
        this.wireName = wireName;
    }

    /** A stable word for JSON. */
    public String wireName() {
        return wireName;
    }

    /** Whether Twitch may be asked for one more subscription. */
    public static boolean hasRoom(long cost, long mostCost) {
        return cost <= mostCost * FULL;
    }

    /**
     * @param gone whether Twitch does not know the channel
     * @param pollOnly whether we ask for everybody
     * @param subscriptions of the channel
     */
    public static EventCoverage of(
            boolean gone, boolean pollOnly, Collection<Subscription> subscriptions) {
        if (gone) {
            return GONE;
        }
        if (pollOnly || online(subscriptions).anyMatch(EventCoverage::isUnavailable)) {
            return POLLED;
        }
        return online(subscriptions).anyMatch(Subscription::works) ? PUSH : PENDING;
    }

    private static boolean isUnavailable(Subscription subscription) {
        return switch (subscription.status()) {
            case UNAVAILABLE, NO_ROOM -> true;
            case PENDING, ENABLED, BROKEN -> false;
        };
    }

    private static Stream<Subscription> online(Collection<Subscription> subscriptions) {
        return subscriptions.stream()
                .filter(subscription -> subscription.key().type() == SubscriptionType.ONLINE);
    }
}
