package dev.pacenote.domain.dailyrun;

import dev.pacenote.domain.platform.retention.RetentionPeriod;

/** How long dry runs are kept. The runs that a day really had have no end. */
public final class DryRunRetention {

    public static final RetentionPeriod PERIOD = new RetentionPeriod(30);

    private DryRunRetention() {}
}
