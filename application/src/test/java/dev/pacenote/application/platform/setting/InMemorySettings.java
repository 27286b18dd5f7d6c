package dev.pacenote.application.platform.setting;

import dev.pacenote.application.platform.Tables;
import dev.pacenote.domain.platform.setting.SettingDefinition;
import java.time.Instant;
import java.util.Optional;

/** Settings in memory. */
public final class InMemorySettings implements Settings {

    private final Tables tables;

    public InMemorySettings(Tables tables) {
        this.tables = tables;
    }

    @Override
    public Value get(SettingDefinition setting) {
        return tables.with(
                state ->
                        state.settings.getOrDefault(
                                setting,
                                new Value(setting, setting.defaultValue(), Optional.empty())));
    }

    @Override
    public void put(SettingDefinition setting, int number, Instant at) {
        tables.with(
                state -> state.settings.put(setting, new Value(setting, number, Optional.of(at))));
    }
}
