package dev.pacenote.application.platform.upstream;

import java.time.Duration;
import java.util.Optional;

/**
 * When a request to a service may leave, as the service said last: for each of its buckets, and for
 * all together. Shared by every instance on the same store.
 */
public interface RateBuckets {

    /** Stands for all buckets of a service. */
    String ALL = "*";

    /**
     * Takes a place for one request now, before it leaves. In any second no more are taken than
     * were agreed.
     *
     * @param service such as {@code discord}
     * @param bucket such as {@code POST channels/80}
     * @param perSecond how many there are
     * @return how long to wait before asking again; empty: it may leave
     * @throws RuntimeException when the store does not answer: nothing is to leave then
     */
    Optional<Duration> take(String service, String bucket, int perSecond);

    /**
     * @return how long that bucket is closed; empty: it is open
     */
    Optional<Duration> closed(String service, String bucket);

    /** Nothing of that bucket leaves before then; of several the last moment counts. */
    void close(String service, String bucket, Duration length);
}
