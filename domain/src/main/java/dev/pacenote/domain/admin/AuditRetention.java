package dev.pacenote.domain.admin;

import dev.pacenote.domain.platform.retention.RetentionPeriod;

/** How long it is known who did what in the admin panel. */
public final class AuditRetention {

    /** A year, and a month to look back at the year. */
    public static final RetentionPeriod PERIOD = new RetentionPeriod(400);

    private AuditRetention() {}
}
