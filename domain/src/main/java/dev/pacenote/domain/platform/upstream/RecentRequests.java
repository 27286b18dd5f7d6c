package dev.pacenote.domain.platform.upstream;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Requests that a service may still count, each until a moment: from before it leaves until a
 * second after its answer came. While there are never more of them than were agreed, the service
 * sees no more in any second, however long requests and answers are under way.
 */
public record RecentRequests(Map<UUID, Instant> until) {

    public static final RecentRequests NONE = new RecentRequests(Map.of());

    /** The window in which services count. */
    public static final Duration WINDOW = Duration.ofSeconds(1);

    /** A request that takes longer has failed, or nobody is left who waits for its answer. */
    public static final Duration LONGEST = Duration.ofSeconds(20);

    private static final Duration SHORTEST_WAIT = Duration.ofMillis(1);

    /** Whether one more may leave. */
    public sealed interface Leaving {
        /**
         * @param requests with this one among them
         */
        record Now(RecentRequests requests) implements Leaving {}

        /**
         * @param untilRoom after this there may be room
         */
        record Later(Duration untilRoom) implements Leaving {}
    }

    public RecentRequests {
        until = Map.copyOf(until);
    }

    /**
     * One more wants to leave.
     *
     * @param perSecond how many were agreed
     */
    public Leaving leave(UUID request, int perSecond, Instant now) {
        var next = new HashMap<>(until);
        next.values().removeIf(end -> !end.isAfter(now));
        if (next.size() >= perSecond) {
            var wait =
                    next.values().stream()
                            .map(end -> Duration.between(now, end))
                            .min(Duration::compareTo)
                            .orElse(WINDOW);
            return new Leaving.Later(bounded(wait));
        }
        next.put(request, now.plus(LONGEST));
        return new Leaving.Now(new RecentRequests(next));
    }

    /** The answer to one came now, or will not come; one that is forgotten stays forgotten. */
    public RecentRequests answered(UUID request, Instant now) {
        if (!until.containsKey(request)) {
            return this;
        }
        var next = new HashMap<>(until);
        next.put(request, now.plus(WINDOW));
        return new RecentRequests(next);
    }

    /**
     * How long to wait where the next end is so far off: a request whose answer comes at this
     * moment makes room after the window.
     */
    public static Duration bounded(Duration untilNext) {
        if (untilNext.compareTo(SHORTEST_WAIT) < 0) {
            return SHORTEST_WAIT;
        }
        return untilNext.compareTo(WINDOW) > 0 ? WINDOW : untilNext;
    }
}
