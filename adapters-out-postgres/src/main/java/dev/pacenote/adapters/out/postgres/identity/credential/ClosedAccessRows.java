package dev.pacenote.adapters.out.postgres.identity.credential;

import dev.pacenote.adapters.out.postgres.platform.PostgresRepository;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;

/** The table {@code closed_access}: no names, only their digests. */
@PostgresRepository
interface ClosedAccessRows extends GenericRepository<ClosedAccessRows.Row, String> {

    @MappedEntity("closed_access")
    record Row(@Id String digest, Instant closedAt) {}

    @Query(
            """
            insert into closed_access (digest, closed_at)
            values (encode(sha256(convert_to(:name, 'UTF8')), 'hex'), :closedAt)
            on conflict (digest) do update
            set closed_at = greatest(closed_access.closed_at, excluded.closed_at)
            """)
    void put(String name, Instant closedAt);

    @Query(
            """
            select * from closed_access
            where digest = encode(sha256(convert_to(:name, 'UTF8')), 'hex')
            """)
    Optional<Row> find(String name);

    @Query(
            """
            delete from closed_access where ctid in
                (select ctid from closed_access where closed_at < :before
                limit :most for update skip locked)
            """)
    int purge(Instant before, int most);
}
