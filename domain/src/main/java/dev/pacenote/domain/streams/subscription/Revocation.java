package dev.pacenote.domain.streams.subscription;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Why Twitch ended a subscription. */
public enum Revocation {
    /** We did not answer often enough. */
    FAILURES_EXCEEDED("notification_failures_exceeded"),
    AUTHORIZATION_REVOKED("authorization_revoked"),
    /** The channel is gone. */
    USER_REMOVED("user_removed"),
    /** Twitch does not offer this version any more: the poll carries on, an operator is called. */
    VERSION_REMOVED("version_removed"),
    /** A reason that we do not know; treated as one that passes. */
    OTHER("");

    private static final List<Duration> WAITS =
            List.of(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(30));

    private final String wireName;

    Revocation(String wireName) {
        this.wireName = wireName;
    }

    public static Revocation of(String wireName) {
        for (var it : values()) {
            if (it != OTHER && it.wireName.equals(wireName)) {
                return it;
            }
        }
        return OTHER;
    }

    /**
     * When the subscription is made again.
     *
     * @param before how often it was made again since it worked
     * @return empty when there is no use in it
     */
    public Optional<Duration> renewAfter(int before) {
        return switch (this) {
            case FAILURES_EXCEEDED, AUTHORIZATION_REVOKED, OTHER ->
                    Optional.of(WAITS.get(Math.min(before, WAITS.size() - 1)));
            case USER_REMOVED, VERSION_REMOVED -> Optional.empty();
        };
    }

    /** Whether the channel itself is gone. */
    public boolean endsChannel() {
        return this == USER_REMOVED;
    }

    /** Whether an operator has to do something. */
    public boolean callsOperator() {
        return this == VERSION_REMOVED;
    }
}
