package dev.pacenote.application.platform.setting;

import dev.pacenote.domain.platform.setting.SettingDefinition;
import java.time.Instant;
import java.util.Optional;

/** The values that admins chose. What nobody chose has its usual value. */
public interface Settings {

    /**
     * @param changedAt empty while nobody has chosen a value
     */
    record Value(SettingDefinition setting, int number, Optional<Instant> changedAt) {}

    /** The value in force. */
    Value get(SettingDefinition setting);

    /** Puts a value in force, for every instance, with the caller's transaction. */
    void put(SettingDefinition setting, int number, Instant at);

    /**
     * Has the next question answered by the store itself. Whoever puts a value in a transaction
     * says so after its commit.
     */
    default void forgetAnswers() {
        // Whoever keeps no answers has none to forget.
    }
}
