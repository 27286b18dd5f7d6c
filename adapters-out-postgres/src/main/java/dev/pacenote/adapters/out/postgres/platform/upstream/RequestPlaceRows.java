package dev.pacenote.adapters.out.postgres.platform.upstream;

import dev.pacenote.adapters.out.postgres.platform.PostgresRepository;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

/** The tables {@code request_places} and {@code request_waiters}. Durations are milliseconds. */
@PostgresRepository
interface RequestPlaceRows extends GenericRepository<RequestPlaceRows.Row, String> {

    @MappedEntity("request_places")
    record Row(String host, int number) {}

    /** The number of the place that was free, if one was. */
    @Query(
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
            returning p.host, p.number
            """)
    List<Row> occupy(
            String host, int places, long lease, long longest, boolean person, UUID holder);

    @Query(
            """
            insert into request_waiters (host, until)
            values (:host, clock_timestamp() + :courtesy * interval '1 millisecond')
            on conflict (host) do update set until = excluded.until
            """)
    void askForCourtesy(String host, long courtesy);

    /** How many of the places were missing. */
    @Query(
            """
            insert into request_places (host, number, free_at)
            select :host, number, '-infinity' from generate_series(1, :places) number
            on conflict do nothing
            """)
    int layOut(String host, int places);

    @Query(
            """
            select coalesce(ceil(extract(epoch from
                greatest(min(free_at), clock_timestamp()) - clock_timestamp()) * 1000), 0)::bigint
            from request_places where host = :host and number <= :places
            """)
    long untilNext(String host, int places);

    /**
     * @param rest in microseconds
     */
    @Query(
            """
            update request_places
            set free_at = clock_timestamp() + :rest * interval '1 microsecond'
            where host = :host and number = :number and holder = :holder
            """)
    void giveBack(String host, int number, UUID holder, long rest);

    /** The same of whichever place it holds. */
    @Query(
            """
            update request_places
            set free_at = clock_timestamp() + :rest * interval '1 millisecond'
            where host = :host and holder = :holder
            """)
    void giveBack(String host, UUID holder, long rest);
}
