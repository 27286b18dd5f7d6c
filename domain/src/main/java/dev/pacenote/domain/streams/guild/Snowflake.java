package dev.pacenote.domain.streams.guild;

import dev.pacenote.domain.platform.InvalidValueException;
import java.time.Instant;
import java.util.regex.Pattern;

/** What all ids of Discord have in common: 17 to 20 digits that tell when it was made. */
final class Snowflake {

    private static final Pattern FORM = Pattern.compile("[0-9]{17,20}");

    /** Discord counts milliseconds from the beginning of 2015. */
    private static final long EPOCH_MILLIS = 1_420_070_400_000L;

    private static final int TIME_BITS = 22;

    private Snowflake() {}

    static void require(String id, String what) {
        if (!FORM.matcher(id).matches()) {
            throw new InvalidValueException(
                    "invalid_id", "The id of a " + what + " has 17 to 20 digits.");
        }
    }

    /** When Discord made it, to the millisecond. */
    static Instant createdAt(String id) {
        return Instant.ofEpochMilli((Long.parseUnsignedLong(id) >>> TIME_BITS) + EPOCH_MILLIS);
    }
}
