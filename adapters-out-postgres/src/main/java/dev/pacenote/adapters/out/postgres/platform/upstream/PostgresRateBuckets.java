package dev.pacenote.adapters.out.postgres.platform.upstream;

import dev.pacenote.application.platform.upstream.RateBuckets;
import dev.pacenote.application.platform.upstream.RequestBudget;
import dev.pacenote.application.platform.upstream.RequestBudget.Taken;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/**
 * When requests may leave, in Postgres: all instances count by its clock. A place is occupied for a
 * second, so that in any second no more leave than there are places.
 */
@Singleton
public final class PostgresRateBuckets implements RateBuckets {

    private static final Duration SECOND = Duration.ofSeconds(1);

    /** With each one that is stored so many go that are over. */
    private static final int FORGOTTEN_AT_ONCE = 10;

    private final RateClosingRows rows;
    private final RequestBudget places;

    PostgresRateBuckets(RateClosingRows rows, PostgresRequestBudget places) {
        this.rows = rows;
        this.places = places;
    }

    @Override
    public Optional<Duration> take(String service, String bucket, int perSecond) {
        var closed = closed(service, bucket);
        if (closed.isPresent()) {
            return closed;
        }
        return switch (places.take("seconds of " + service, perSecond, SECOND, false)) {
            case Taken.Granted _ -> Optional.empty();
            case Taken.Exhausted(var wait) -> Optional.of(wait);
        };
    }

    @Override
    public Optional<Duration> closed(String service, String bucket) {
        return Optional.of(rows.closed(service, bucket))
                .filter(millis -> millis > 0)
                .map(Duration::ofMillis);
    }

    @Override
    public void close(String service, String bucket, Duration length) {
        rows.purge(FORGOTTEN_AT_ONCE);
        rows.close(service, bucket, Math.max(1, length.plusNanos(999_999).toMillis()));
    }
}
