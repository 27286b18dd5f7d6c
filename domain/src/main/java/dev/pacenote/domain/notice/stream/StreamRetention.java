package dev.pacenote.domain.notice.stream;

import dev.pacenote.domain.platform.retention.RetentionPeriod;

/**
 * How long events of a person's stream are kept. What they tell of is kept longer.
 *
 * @param period at least {@link #FEWEST_DAYS}
 */
public record StreamRetention(RetentionPeriod period) {

    /** Whoever was away for so long can always go on where they were. */
    public static final int FEWEST_DAYS = 7;

    /** Two weeks, unless somebody configures it: who was away for longer reads the lists anew. */
    public static final RetentionPeriod PERIOD = new RetentionPeriod(14);

    /** What holds unless somebody configures it. */
    public static final StreamRetention USUAL = new StreamRetention(PERIOD);

    public StreamRetention {
        if (period.days() < FEWEST_DAYS) {
            throw new IllegalArgumentException("kept for " + period.days() + " days only");
        }
    }
}
