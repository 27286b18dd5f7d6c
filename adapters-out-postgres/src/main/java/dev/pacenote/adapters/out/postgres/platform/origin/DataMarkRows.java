package dev.pacenote.adapters.out.postgres.platform.origin;

import dev.pacenote.adapters.out.postgres.platform.PostgresRepository;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;

/** The table {@code data_marks}, which has one row at most. */
@PostgresRepository
interface DataMarkRows extends GenericRepository<DataMarkRows.Row, Boolean> {

    @MappedEntity("data_marks")
    record Row(@Id boolean single, String origin) {}

    @Query("insert into data_marks (origin) values (:origin) on conflict (single) do nothing")
    void add(String origin);

    @Query("select origin from data_marks")
    Optional<String> origin();

    /** Who is there, all counted at one moment. */
    @Introspected
    record Accounts(long accounts, long withAddress, long invented) {}

    @Query(
            """
            select count(*) as accounts, count(email) as with_address,
                count(*) filter (where lower(email) like '%' || :ending) as invented
            from users
            """)
    Accounts accounts(String ending);
}
