package dev.pacenote.adapters.out.postgres.platform.upstream;

import dev.pacenote.application.platform.StoreUnavailableException;
import dev.pacenote.application.platform.upstream.RateBuckets;
import dev.pacenote.domain.platform.upstream.RecentRequests;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** When requests may leave, in Postgres: all instances count by its clock. */
@Singleton
public final class PostgresRateBuckets implements RateBuckets {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresRateBuckets.class);

    /** With each one that is stored so many go that are over. */
    private static final int FORGOTTEN_AT_ONCE = 10;

    /** Refusals are counted in slices of the time in which they count. */
    private static final int SLICES = 10;

    private final RateClosingRows rows;
    private final RequestTurnRows turns;
    private final RequestPlaceRows places;
    private final RateRefusalRows refusals;

    PostgresRateBuckets(
            RateClosingRows rows,
            RequestTurnRows turns,
            RequestPlaceRows places,
            RateRefusalRows refusals) {
        this.rows = rows;
        this.turns = turns;
        this.places = places;
        this.refusals = refusals;
    }

    private static String host(String service) {
        return "seconds of " + service;
    }

    @Override
    public Turn take(String service, String bucket, int perSecond, boolean inPerson) {
        var request = UUID.randomUUID();
        var turn = take(service, bucket, perSecond, inPerson, request);
        if (turn.missing() > 0 && !turn.taken()) {
            places.layOut(host(service), perSecond);
            turn = take(service, bucket, perSecond, inPerson, request);
        }
        if (turn.taken()) {
            return new Turn.Granted(service, request);
        }
        if (turn.closed() > 0) {
            return new Turn.Closed(Duration.ofMillis(turn.closed()));
        }
        var wait = RecentRequests.bounded(Duration.ofMillis(turn.next()));
        if (inPerson) {
            places.askForCourtesy(host(service), RecentRequests.expectedWithin(wait).toMillis());
        }
        return new Turn.Full(wait);
    }

    private RequestTurnRows.Turn take(
            String service, String bucket, int perSecond, boolean inPerson, UUID request) {
        return turns.take(
                        service,
                        bucket,
                        host(service),
                        perSecond,
                        RecentRequests.MAX_LENGTH.toMillis(),
                        PostgresRequestBudget.MAX_PROMISE.toMillis(),
                        inPerson,
                        request)
                .getFirst();
    }

    @Override
    public void answered(Turn.Granted request) {
        try {
            places.giveBack(
                    host(request.service()), request.request(), RecentRequests.WINDOW.toMillis());
        } catch (StoreUnavailableException e) {
            // The answer counts all the same; the place is free when its request is forgotten.
            LOG.warn("the end of a request to {} was not stored", request.service());
        }
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

    @Override
    public boolean refused(String service, int most, Duration within) {
        long slice = within.dividedBy(SLICES).toMillis();
        if (refusals.count(service, slice, SLICES).getFirst().counted() < most) {
            return false;
        }
        refusals.forget(service);
        return true;
    }
}
