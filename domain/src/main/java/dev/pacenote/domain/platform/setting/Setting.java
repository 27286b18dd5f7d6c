package dev.pacenote.domain.platform.setting;

import dev.pacenote.domain.platform.InvalidValueException;
import java.util.Locale;

/** A number that admins may change while the service runs. */
public enum Setting {
    MAX_USERS_REGISTRATION(1, 10_000, 200, "Registration closes at this number of accounts."),
    MANY_MAPS_THRESHOLD(
            1,
            10_000,
            100,
            "Alerts on more maps than this learn of changes below the top 5 within days."),
    MAX_DRIVER_NOTIFICATIONS_PER_USER(1, 1_000, 200, "Maps that one person may guard.");

    private final int min;
    private final int max;
    private final int usual;
    private final String description;

    Setting(int min, int max, int usual, String description) {
        this.min = min;
        this.max = max;
        this.usual = usual;
        this.description = description;
    }

    /** The word in JSON: {@code max_users_registration} and so on. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Setting of(String key) {
        for (var setting : values()) {
            if (setting.key().equals(key)) {
                return setting;
            }
        }
        throw new InvalidValueException("unknown_value", "There is no setting of this name.");
    }

    /** The value while nobody has chosen another. */
    public int usual() {
        return usual;
    }

    public String description() {
        return description;
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
                "out_of_range", key() + " must be a whole number from " + min + " to " + max + ".");
    }
}
