package dev.pacenote.adapters.out.postgres.platform.setting;

import dev.pacenote.adapters.out.postgres.platform.PostgresStore;
import dev.pacenote.adapters.out.postgres.platform.Rows;
import dev.pacenote.application.platform.setting.Settings;
import dev.pacenote.domain.platform.setting.SettingDefinition;
import io.micronaut.context.annotation.Bean;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;

/** Settings in Postgres. */
@Singleton
@Bean(typed = PostgresSettings.class)
public final class PostgresSettings implements Settings {

    private final PostgresStore store;

    public PostgresSettings(PostgresStore store) {
        this.store = store;
    }

    @Override
    public Value get(SettingDefinition setting) {
        return store.with(
                handle ->
                        handle.createQuery(
                                        "select value, changed_at from settings where key = :key")
                                .bind("key", setting.key())
                                .map(
                                        (rs, _) ->
                                                new Value(
                                                        setting,
                                                        rs.getInt("value"),
                                                        Rows.maybeInstant(rs, "changed_at")))
                                .findOne()
                                .orElseGet(
                                        () ->
                                                new Value(
                                                        setting,
                                                        setting.defaultValue(),
                                                        Optional.empty())));
    }

    @Override
    public void put(SettingDefinition setting, int number, Instant at) {
        store.with(
                handle ->
                        handle.createUpdate(
                                        """
                                        insert into settings (key, value, changed_at) values (:key, :value, :at)
                                        on conflict (key) do update
                                        set value = excluded.value, changed_at = excluded.changed_at
                                        """)
                                .bind("key", setting.key())
                                .bind("value", number)
                                .bind("at", Rows.bind(at))
                                .execute());
    }
}
