package dev.pacenote.adapters.out.postgres.identity.account;

import dev.pacenote.adapters.out.postgres.platform.PostgresRepository;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/** The table {@code login_names}: what an account can be named by, each once. */
@PostgresRepository
interface LoginNameRows extends GenericRepository<LoginNameRows.Row, String> {

    @MappedEntity("login_names")
    record Row(@Id String key, long userId, String kind) {}

    void saveAll(List<Row> rows);

    @Query("delete from login_names where user_id = :userId and kind = 'EMAIL'")
    void removeAddress(long userId);

    /** An address that is also the user name of its account stands there as one of them. */
    @Query(
            """
            insert into login_names (key, user_id, kind) values (:key, :userId, :kind)
            on conflict (key) do nothing
            """)
    void addIfAbsent(String key, long userId, String kind);
}
