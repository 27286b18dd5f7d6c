package dev.pacenote.adapters.out.postgres.platform.setting;

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

    private final SettingRows rows;

    PostgresSettings(SettingRows rows) {
        this.rows = rows;
    }

    @Override
    public Value get(SettingDefinition setting) {
        return rows.findById(setting.key())
                .map(row -> new Value(setting, row.value(), Optional.of(row.changedAt())))
                .orElseGet(() -> new Value(setting, setting.defaultValue(), Optional.empty()));
    }

    @Override
    public void put(SettingDefinition setting, int number, Instant at) {
        rows.put(setting.key(), number, Rows.microseconds(at));
    }
}
