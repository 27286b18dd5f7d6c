package dev.pacenote.adapters.out.postgres.identity.account;

import dev.pacenote.adapters.out.postgres.platform.PostgresRepository;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/** The table {@code users}, of which only the numbers are read. */
@PostgresRepository
interface AccountNumberRows extends GenericRepository<AccountRow, Long> {

    @Query("select max(id) from users")
    @Nullable
    Long newest();

    @Query("select id from users where id > :after and id <= :upTo order by id limit :limit")
    List<Long> next(long after, long upTo, int limit);

    @Query(
            """
            select id from users where id > :after and id % :parts = :part
            order by id limit :limit
            """)
    List<Long> nextOf(int part, int parts, long after, int limit);
}
