package dev.pacenote.adapters.out.postgres.platform.upstream;

import dev.pacenote.adapters.out.postgres.platform.PostgresRepository;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.repository.GenericRepository;

/** The table {@code rate_closings}. Durations are milliseconds. */
@PostgresRepository
interface RateClosingRows extends GenericRepository<RateClosingRows.Row, String> {

    @MappedEntity("rate_closings")
    record Row(String service, String bucket) {}

    /** How long that bucket or all of them are closed; 0: they are open. */
    @Query(
            """
            select coalesce(ceil(extract(epoch from max(until) - clock_timestamp()) * 1000), 0)::bigint
            from rate_closings
            where service = :service and bucket in (:bucket, '*') and until > clock_timestamp()
            """)
    long closed(String service, String bucket);

    @Query(
            """
            insert into rate_closings as r (service, bucket, until)
            values (:service, :bucket, clock_timestamp() + :length * interval '1 millisecond')
            on conflict (service, bucket) do update
            set until = greatest(r.until, excluded.until)
            """)
    void close(String service, String bucket, long length);

    /** Forgets what is over. */
    @Query(
            """
            delete from rate_closings where ctid in (
                select ctid from rate_closings where until < clock_timestamp()
                limit :most for update skip locked)
            """)
    int purge(int most);
}
