package dev.pacenote.adapters.out.postgres.platform.upstream;

import dev.pacenote.adapters.out.postgres.platform.PostgresRepository;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

/**
 * The tables {@code rate_closings}, {@code request_places} and {@code request_waiters} in one
 * statement. Durations are milliseconds.
 */
@PostgresRepository
interface RequestTurnRows extends GenericRepository<RequestTurnRows.Turn, String> {

    /**
     * What one statement did. Not a table of its own: of a statement that writes only entities are
     * read.
     *
     * @param taken whether there was a place
     * @param closed how long the bucket is closed; 0: it is open
     * @param missing how many places were never laid out
     * @param next when the next place is free, and nobody is waited for who comes back in person
     */
    @MappedEntity("request_places")
    record Turn(boolean taken, long closed, int missing, long next) {}

    /**
     * Takes a place where the bucket of that service is open, one is free, and nobody is to come
     * back for it who goes first.
     */
    @Query(
            """
            with closing as (
                select coalesce(ceil(extract(epoch from max(until) - clock_timestamp()) * 1000), 0)
                    as millis
                from rate_closings
                where service = :service and bucket in (:bucket, '*')
                    and until > clock_timestamp()),
            people as (
                select coalesce(ceil(extract(epoch from max(until) - clock_timestamp()) * 1000), 0)
                    as millis
                from request_waiters
                where host = :host and not :person and until > clock_timestamp()),
            free as (
                select number from request_places
                where host = :host and number <= :places
                    and (select millis from closing) <= 0
                    and (select millis from people) <= 0
                    and (free_at <= clock_timestamp()
                        or free_at > clock_timestamp() + :longest * interval '1 millisecond')
                order by free_at limit 1 for update skip locked),
            taken as (
                update request_places p
                set free_at = clock_timestamp() + :lease * interval '1 millisecond',
                    holder = :holder
                from free where p.host = :host and p.number = free.number
                returning p.number),
            came as (
                delete from request_waiters
                where host = :host and :person and exists (select 1 from taken))
            select exists (select 1 from taken) as taken,
                (select millis from closing)::bigint as closed,
                :places - count(*)::int as missing,
                greatest((select millis from people), coalesce(ceil(extract(epoch from
                    greatest(min(free_at), clock_timestamp()) - clock_timestamp()) * 1000), 0))::bigint
                    as next
            from request_places where host = :host and number <= :places
            """)
    List<Turn> take(
            String service,
            String bucket,
            String host,
            int places,
            long lease,
            long longest,
            boolean person,
            UUID holder);
}
