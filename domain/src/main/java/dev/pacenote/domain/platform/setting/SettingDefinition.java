package dev.pacenote.domain.platform.setting;

import dev.pacenote.domain.platform.InvalidValueException;

/**
 * A number that admins may change while the service runs. The feature that obeys it defines it.
 *
 * @param key the word in JSON and in the store, like {@code max_users_registration}
 * @param defaultValue the value while nobody has chosen another
 * @param description what the number decides, for admins
 */
public record SettingDefinition(
        String key, int min, int max, int defaultValue, String description) {

    public SettingDefinition {
        if (!key.matches("[a-z]+(_[a-z]+)*")) {
            throw new IllegalArgumentException("not the key of a setting: " + key);
        }
        if (min < 1 || defaultValue < min || max < defaultValue || max > 999_999_999) {
            throw new IllegalArgumentException("limits of " + key + " in a wrong order");
        }
    }

    /**
     * Reads a value strictly.
     *
     * @throws InvalidValueException when it is no whole number within the limits
     */
    public int read(String text) {
        if (text.matches("[1-9][0-9]{0,8}")) {
            int value = Integer.parseInt(text);
            if (value >= min && value <= max) {
                return value;
            }
        }
        throw new InvalidValueException(
                "out_of_range", key + " must be a whole number from " + min + " to " + max + ".");
    }
}
