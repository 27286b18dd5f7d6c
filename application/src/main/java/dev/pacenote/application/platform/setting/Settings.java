package dev.pacenote.application.platform.setting;

import dev.pacenote.domain.platform.setting.Setting;
import java.time.Instant;
import java.util.Optional;

/** The values that admins chose. What nobody chose has its usual value. */
public interface Settings {

    /**
     * @param changedAt empty while nobody has chosen a value
     */
    record Value(Setting setting, int number, Optional<Instant> changedAt) {}

    /** The value in force. */
    Value get(Setting setting);

    /** Puts a value in force, for every instance, at once. */
    void put(Setting setting, int number, Instant at);
}
