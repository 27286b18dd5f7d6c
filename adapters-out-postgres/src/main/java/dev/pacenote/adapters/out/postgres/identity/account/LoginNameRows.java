package dev.pacenote.adapters.out.postgres.identity.account;

import dev.pacenote.adapters.out.postgres.platform.PostgresRepository;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/** The table {@code login_names}: what an account can be named by, each once. */
@PostgresRepository
interface LoginNameRows extends GenericRepository<LoginNameRows.Row, String> {

    @MappedEntity("login_names")
    record Row(@Id String key, long userId, String kind) {}

    void saveAll(List<Row> rows);
}
