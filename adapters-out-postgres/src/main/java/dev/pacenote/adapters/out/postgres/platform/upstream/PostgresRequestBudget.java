package dev.pacenote.adapters.out.postgres.platform.upstream;

import dev.pacenote.adapters.out.postgres.platform.PostgresStore;
import dev.pacenote.application.platform.StoreUnavailableException;
import dev.pacenote.application.platform.upstream.RequestBudget;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Places for requests in Postgres, by the one clock that all instances share: the database's. */
public final class PostgresRequestBudget implements RequestBudget {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresRequestBudget.class);

    /** How long whoever has time stays back after somebody was refused who waits in person. */
    private static final Duration COURTESY = Duration.ofSeconds(2);

    private static final Duration SHORTEST_WAIT = Duration.ofMillis(1);

    /** A place that is promised later than this belongs to a clock that was wrong. */
    private static final Duration LONGEST_PROMISE = Duration.ofMinutes(5);

    private final PostgresStore store;

    public PostgresRequestBudget(PostgresStore store) {
        this.store = store;
    }

    @Override
    public Taken take(String host, int places, Duration lease, boolean inPerson) {
        return store.together(
                handle -> {
                    var holder = UUID.randomUUID();
                    var number = occupy(handle, host, places, lease, inPerson, holder);
                    if (number.isEmpty() && layOut(handle, host, places)) {
                        number = occupy(handle, host, places, lease, inPerson, holder);
                    }
                    if (number.isPresent()) {
                        return new Taken.Place(host, number.get(), holder);
                    }
                    if (inPerson) {
                        askForCourtesy(handle, host);
                    }
                    return new Taken.None(untilNext(handle, host, places));
                });
    }

    private static Optional<Integer> occupy(
            Handle handle, String host, int places, Duration lease, boolean inPerson, UUID holder) {
        return handle.createQuery(
                        """
                        update request_places p
                        set free_at = clock_timestamp() + :lease * interval '1 millisecond', holder = :holder
                        from (select number from request_places
                              where host = :host and number <= :places
                                  and (free_at <= clock_timestamp()
                                      or free_at > clock_timestamp() + :longest * interval '1 millisecond')
                                  and (:person or not exists (select 1 from request_waiters w
                                      where w.host = :host and w.until > clock_timestamp()))
                              order by free_at limit 1 for update skip locked) free
                        where p.host = :host and p.number = free.number
                        returning p.number
                        """)
                .bind("host", host)
                .bind("places", places)
                .bind("lease", lease.toMillis())
                .bind("longest", LONGEST_PROMISE.toMillis())
                .bind("person", inPerson)
                .bind("holder", holder)
                .mapTo(Integer.class)
                .findOne();
    }

    private static void askForCourtesy(Handle handle, String host) {
        handle.createUpdate(
                        """
                        insert into request_waiters (host, until)
                        values (:host, clock_timestamp() + :courtesy * interval '1 millisecond')
                        on conflict (host) do update set until = excluded.until
                        """)
                .bind("host", host)
                .bind("courtesy", COURTESY.toMillis())
                .execute();
    }

    /** Whether there were places missing. */
    private static boolean layOut(Handle handle, String host, int places) {
        return handle.createUpdate(
                                """
                                insert into request_places (host, number, free_at)
                                select :host, number, '-infinity' from generate_series(1, :places) number
                                on conflict do nothing
                                """)
                        .bind("host", host)
                        .bind("places", places)
                        .execute()
                > 0;
    }

    private static Duration untilNext(Handle handle, String host, int places) {
        long millis =
                handle.createQuery(
                                """
                                select coalesce(ceil(extract(epoch from
                                    greatest(min(free_at), clock_timestamp()) - clock_timestamp()) * 1000), 0)
                                from request_places where host = :host and number <= :places
                                """)
                        .bind("host", host)
                        .bind("places", places)
                        .mapTo(Long.class)
                        .one();
        return Duration.ofMillis(Math.max(millis, SHORTEST_WAIT.toMillis()));
    }

    @Override
    public void giveBack(Taken.Place place, Duration rest) {
        try {
            store.with(
                    handle ->
                            handle.createUpdate(
                                            """
                                            update request_places
                                            set free_at = clock_timestamp() + :rest * interval '1 microsecond'
                                            where host = :host and number = :number and holder = :holder
                                            """)
                                    .bind("rest", rest.toNanos() / 1_000)
                                    .bind("host", place.host())
                                    .bind("number", place.number())
                                    .bind("holder", place.holder())
                                    .execute());
        } catch (StoreUnavailableException e) {
            // The answer counts all the same; the lease gives the place back.
            LOG.warn("a place at {} rests longer", place.host());
        }
    }
}
