package dev.pacenote.adapters.out.postgres.platform.upstream;

import dev.pacenote.adapters.out.postgres.platform.PostgresRepository;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/** The table {@code rate_refusals}. */
@PostgresRepository
interface RateRefusalRows extends GenericRepository<RateRefusalRows.Counted, String> {

    /**
     * How many there are.
     *
     * @param counted in the slices that count
     */
    @MappedEntity("rate_refusals")
    record Counted(long counted) {}

    /**
     * Counts one now, and forgets those that do not count any more.
     *
     * @param length of a slice in milliseconds
     * @param slices so many count, that of now among them
     */
    @Query(
            """
            with mine as (
                insert into rate_refusals as r (service, slice, counted)
                values (:service,
                    floor(extract(epoch from clock_timestamp()) * 1000 / :length)::bigint, 1)
                on conflict (service, slice) do update set counted = r.counted + 1
                returning slice, counted),
            forgotten as (
                delete from rate_refusals r using mine
                where r.service = :service and r.slice <= mine.slice - :slices)
            select (mine.counted + coalesce((
                select sum(r.counted) from rate_refusals r
                where r.service = :service and r.slice <> mine.slice
                    and r.slice > mine.slice - :slices), 0))::bigint as counted
            from mine
            """)
    List<Counted> count(String service, long length, int slices);

    @Query("delete from rate_refusals where service = :service")
    void forget(String service);
}
