package dev.pacenote.application.platform.upstream;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * When a request to a service may leave, as the service said last: for each of its buckets, and for
 * all together. Shared by every instance on the same store.
 */
public interface RateBuckets {

    /** Stands for all buckets of a service. */
    String ALL = "*";

    /** What becomes of a request that wants to leave. */
    sealed interface Turn {
        /** It leaves now. When its answer has come, or will not, {@link #answered} is told. */
        record Granted(String service, UUID request) implements Turn {}

        /**
         * As many as were agreed are under way, or were answered less than a second ago.
         *
         * @param retryAfter there may be room then, a second later at most
         */
        record Full(Duration retryAfter) implements Turn {}

        /**
         * The bucket is closed, or all of them are.
         *
         * @param length how long
         */
        record Closed(Duration length) implements Turn {}
    }

    /**
     * Takes a place for one request now, before it leaves, by one step of the store where there is
     * a place. The service sees no more in any second than were agreed. Somebody who found none and
     * comes back as they were told gets the next one before any other work does.
     *
     * @param service such as {@code discord}
     * @param bucket such as {@code POST channels/80}
     * @param perSecond how many there are
     * @param inPerson somebody waits for the answer
     * @throws RuntimeException when the store does not answer: nothing is to leave then
     */
    Turn take(String service, String bucket, int perSecond, boolean inPerson);

    /**
     * The answer has come, or will not: the place is free a second from now. One of which nobody
     * says this is free again after {@link
     * dev.pacenote.domain.platform.upstream.RecentRequests#MAX_LENGTH}. Does not fail where the
     * store does.
     */
    void answered(Turn.Granted request);

    /**
     * @return how long that bucket is closed; empty: it is open
     */
    Optional<Duration> closed(String service, String bucket);

    /** Nothing of that bucket leaves before then; of several the last moment counts. */
    void close(String service, String bucket, Duration length);

    /**
     * Counts an answer by which a service refused a request, of all instances together. Only such
     * an answer costs a step of the store. One counts for nine tenths of that time at least, and
     * for the whole of it at most.
     *
     * @param most so many of them within that time are too many
     * @return whether they are too many now; then the count begins anew
     */
    boolean refused(String service, int most, Duration within);
}
