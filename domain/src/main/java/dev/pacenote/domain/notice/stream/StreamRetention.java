package dev.pacenote.domain.notice.stream;

import dev.pacenote.domain.platform.retention.RetentionPeriod;

/** How long events of a person's stream are kept. What they tell of is kept longer. */
public final class StreamRetention {

    /** Two weeks: whoever was away for longer reads the lists anew. */
    public static final RetentionPeriod PERIOD = new RetentionPeriod(14);

    private StreamRetention() {}
}
