package dev.pacenote.adapters.out.postgres.admin;

import dev.pacenote.adapters.out.postgres.identity.account.AccountRow;
import dev.pacenote.adapters.out.postgres.platform.PostgresRepository;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/** The table {@code users}, as admins look through it. */
@PostgresRepository
interface UserDirectoryRows extends GenericRepository<AccountRow, Long> {

    String MATCHES = "(:text = '' or strpos(u.search_text, :text) > 0 or u.id = any(:others))";

    @Query(
            "select u.* from users u where "
                    + MATCHES
                    + " order by u.created_at desc, u.id desc limit :limit offset :offset")
    List<AccountRow> list(
            String text,
            @TypeDef(type = DataType.LONG_ARRAY) Long[] others,
            int limit,
            long offset);

    @Query("select count(*) from users")
    long countAll();

    @Query("select count(*) from users u where " + MATCHES)
    long count(String text, @TypeDef(type = DataType.LONG_ARRAY) Long[] others);
}
