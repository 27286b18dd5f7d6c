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
 *
 * <p>People who wait for an answer go first: while one of them is to come back for a place, no work
 * that waits for nobody leaves.
 *
 * @param peopleUntil until then somebody who found no place comes back for one
 */
public record RecentRequests(Map<UUID, Instant> until, Instant peopleUntil) {

    public static final RecentRequests NONE = new RecentRequests(Map.of(), Instant.MIN);

    /** The window in which services count. */
    public static final Duration WINDOW = Duration.ofSeconds(1);

    /** A request that takes longer has failed, or nobody is left who waits for its answer. */
    public static final Duration MAX_LENGTH = Duration.ofSeconds(20);

    private static final Duration SHORTEST_WAIT = Duration.ofMillis(1);

    /** So much later than there may be room somebody is expected back, who may have given up. */
    private static final Duration COMES_BACK = Duration.ofMillis(100);

    /** Whether one more may leave. */
    public sealed interface Leaving {
        /**
         * @param requests with this one among them
         */
        record Now(RecentRequests requests) implements Leaving {}

        /**
         * @param requests with who waits among them
         * @param untilRoom after this there may be room
         */
        record Later(RecentRequests requests, Duration untilRoom) implements Leaving {}
    }

    public RecentRequests {
        until = Map.copyOf(until);
    }

    /**
     * One more wants to leave.
     *
     * @param perSecond how many were agreed
     * @param inPerson somebody waits for its answer
     */
    public Leaving leave(UUID request, int perSecond, boolean inPerson, Instant now) {
        var next = new HashMap<>(until);
        next.values().removeIf(end -> !end.isAfter(now));
        if (next.size() >= perSecond) {
            var wait =
                    bounded(
                            next.values().stream()
                                    .map(end -> Duration.between(now, end))
                                    .min(Duration::compareTo)
                                    .orElse(WINDOW));
            return new Leaving.Later(
                    inPerson ? new RecentRequests(until, now.plus(expectedWithin(wait))) : this,
                    wait);
        }
        if (!inPerson && peopleUntil.isAfter(now)) {
            return new Leaving.Later(this, bounded(Duration.between(now, peopleUntil)));
        }
        next.put(request, now.plus(MAX_LENGTH));
        return new Leaving.Now(new RecentRequests(next, inPerson ? Instant.MIN : peopleUntil));
    }

    /** Within this time somebody comes back who was told to wait so long, or not at all. */
    public static Duration expectedWithin(Duration wait) {
        return wait.plus(COMES_BACK);
    }

    /** The answer to one came now, or will not come; one that is forgotten stays forgotten. */
    public RecentRequests answered(UUID request, Instant now) {
        if (!until.containsKey(request)) {
            return this;
        }
        var next = new HashMap<>(until);
        next.put(request, now.plus(WINDOW));
        return new RecentRequests(next, peopleUntil);
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
