package dev.pacenote.domain.digest;

import java.time.Instant;

/**
 * How much of what a person follows was really looked at in a run.
 *
 * @param followed number of things followed
 * @param unchecked how many of them gave no usable answer
 * @param asOf when the look was made
 */
public record Coverage(int followed, int unchecked, Instant asOf) {
    public Coverage {
        if (unchecked < 0 || unchecked > followed) {
            throw new IllegalArgumentException(unchecked + " of " + followed + " unchecked");
        }
    }

    /** True when there was something to look at and no look succeeded. */
    public boolean failedWhole() {
        return followed > 0 && unchecked == followed;
    }
}
