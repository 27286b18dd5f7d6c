package dev.pacenote.domain.dailyrun;

import java.util.Locale;

/** Where a daily run stands. */
public enum RunState {
    QUEUED,
    RUNNING,
    /** An upstream is away; the run goes on by itself. */
    WAITING,
    /** Everybody was processed and every mail tried once. */
    COMPLETED,
    /** The next date's run became due first, and took the rest over. */
    INCOMPLETE;

    public boolean active() {
        return this == QUEUED || this == RUNNING || this == WAITING;
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
