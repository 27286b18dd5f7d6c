package dev.pacenote.application.dailyrun;

import java.time.Duration;

/** The upstream is away, and whoever works has no time to wait: it is to be tried again later. */
public final class RunPausedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Duration wait;

    public RunPausedException(Duration wait) {
        super("the upstream is away; again in " + wait, null, false, false);
        this.wait = wait;
    }

    public Duration waiting() {
        return wait;
    }
}
