package dev.pacenote.domain.trackmania.alert;

import dev.pacenote.domain.platform.InvalidValueException;
import java.util.Locale;
import java.util.Optional;

/**
 * How soon filter {@code all} learns of a change below the top 5: {@code ACCURATE} in the next run,
 * {@code INACCURATE} within days. For the other filters both are exact.
 */
public enum CheckMode {
    ACCURATE,
    INACCURATE;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static CheckMode of(String word) {
        for (var mode : values()) {
            if (mode.wireName().equals(word)) {
                return mode;
            }
        }
        throw new InvalidValueException(
                "unknown_value", "The alert type must be accurate or inaccurate.");
    }

    /**
     * The mode in force: what was asked for if that is the cheap one, else by the number of maps.
     *
     * @param threshold the largest number of maps that is still checked accurately
     */
    public static CheckMode inForce(Optional<CheckMode> requested, int maps, int threshold) {
        if (requested.equals(Optional.of(INACCURATE))) {
            return INACCURATE;
        }
        return maps > threshold ? INACCURATE : ACCURATE;
    }
}
