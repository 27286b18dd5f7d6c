package dev.pacenote.adapters.out.postgres.platform.upstream;

import dev.pacenote.application.platform.StoreUnavailableException;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.platform.upstream.RequestBudget;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Places for requests in Postgres, by the one clock that all instances share: the database's. */
@Singleton
public final class PostgresRequestBudget implements RequestBudget {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresRequestBudget.class);

    private static final Duration SHORTEST_WAIT = Duration.ofMillis(1);

    /** A place that is promised later than this belongs to a clock that was wrong. */
    static final Duration MAX_PROMISE = Duration.ofMinutes(5);

    private final RequestPlaceRows rows;
    private final Transactions transactions;

    PostgresRequestBudget(RequestPlaceRows rows, Transactions transactions) {
        this.rows = rows;
        this.transactions = transactions;
    }

    @Override
    public Taken take(String host, int places, Duration lease, boolean inPerson) {
        return transactions.inTransaction(
                () -> {
                    var holder = UUID.randomUUID();
                    var number = occupy(host, places, lease, inPerson, holder);
                    if (number.isEmpty() && rows.layOut(host, places) > 0) {
                        number = occupy(host, places, lease, inPerson, holder);
                    }
                    if (number.isPresent()) {
                        return new Taken.Granted(host, number.get(), holder);
                    }
                    if (inPerson) {
                        rows.askForCourtesy(host, COURTESY.toMillis());
                    }
                    return new Taken.Exhausted(untilNext(host, places));
                });
    }

    private Optional<Integer> occupy(
            String host, int places, Duration lease, boolean inPerson, UUID holder) {
        return rows
                .occupy(host, places, lease.toMillis(), MAX_PROMISE.toMillis(), inPerson, holder)
                .stream()
                .map(RequestPlaceRows.Row::number)
                .findFirst();
    }

    private Duration untilNext(String host, int places) {
        return Duration.ofMillis(Math.max(rows.untilNext(host, places), SHORTEST_WAIT.toMillis()));
    }

    @Override
    public void giveBack(Taken.Granted place, Duration rest) {
        try {
            rows.giveBack(place.host(), place.number(), place.holder(), rest.toNanos() / 1_000);
        } catch (StoreUnavailableException e) {
            // The answer counts all the same; the lease gives the place back.
            LOG.warn(
                    "a request slot of {} was not given back; it is free when its lease ends",
                    place.host());
        }
    }
}
