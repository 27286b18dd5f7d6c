package dev.pacenote.adapters.out.postgres.platform.setting;

import dev.pacenote.adapters.out.postgres.platform.PostgresRepository;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;

/** The table {@code settings}. */
@PostgresRepository
interface SettingRows extends GenericRepository<SettingRows.Row, String> {

    @MappedEntity("settings")
    record Row(@Id String key, int value, Instant changedAt) {}

    Optional<Row> findById(String key);

    @Query(
            """
            insert into settings (key, value, changed_at) values (:key, :value, :at)
            on conflict (key) do update
            set value = excluded.value, changed_at = excluded.changed_at
            """)
    void put(String key, int value, Instant at);
}
