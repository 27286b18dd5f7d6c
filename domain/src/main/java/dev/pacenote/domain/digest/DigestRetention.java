package dev.pacenote.domain.digest;

import dev.pacenote.domain.platform.retention.RetentionPeriod;

/**
 * How long daily e-mails that came to an end, their history and their coverage are kept. How many
 * were ever sent stays known.
 */
public final class DigestRetention {

    /** A year, and a month to look back at the year. */
    public static final RetentionPeriod PERIOD = new RetentionPeriod(400);

    private DigestRetention() {}
}
