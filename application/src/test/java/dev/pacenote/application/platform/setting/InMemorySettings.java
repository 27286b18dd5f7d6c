package dev.pacenote.application.platform.setting;

import dev.pacenote.application.platform.Tables;
import dev.pacenote.domain.platform.setting.Setting;
import java.time.Instant;
import java.util.Optional;

/** Settings in memory. */
public final class InMemorySettings implements Settings {

    private final Tables tables;

    public InMemorySettings(Tables tables) {
        this.tables = tables;
    }

    @Override
    public Value get(Setting setting) {
        return tables.with(
                state ->
                        state.settings.getOrDefault(
                                setting, new Value(setting, setting.usual(), Optional.empty())));
    }

    @Override
    public void put(Setting setting, int number, Instant at) {
        tables.with(
                state -> state.settings.put(setting, new Value(setting, number, Optional.of(at))));
    }
}
