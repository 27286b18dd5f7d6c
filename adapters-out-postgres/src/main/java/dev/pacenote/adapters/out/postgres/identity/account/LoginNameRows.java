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

    /**
     * Names an account by its first address; fails when that is somebody else's name. Nothing
     * happens where the account is named by it, or by an address of an earlier version, already.
     */
    @Query(
            """
            insert into login_names (key, user_id, kind)
            select :key, :userId, 'EMAIL'
            where not exists (
                select from login_names
                where user_id = :userId and (key = :key or kind = 'EMAIL'))
            """)
    void addFirstAddress(String key, long userId);
}
