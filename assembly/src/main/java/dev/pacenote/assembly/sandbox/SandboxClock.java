package dev.pacenote.assembly.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that runs like its base, ahead or behind by whole leaps. */
public final class SandboxClock implements InstantSource {

    private final InstantSource base;
    private volatile Duration ahead;

    SandboxClock(InstantSource base, Duration ahead) {
        this.base = base;
        this.ahead = ahead;
    }

    @Override
    public Instant instant() {
        return base.instant().plus(ahead);
    }

    Duration ahead() {
        return ahead;
    }

    /** It is that moment now. */
    void leapTo(Instant moment) {
        ahead = Duration.between(base.instant(), moment);
    }

    /** It is the base's time again. */
    void leapBack() {
        ahead = Duration.ZERO;
    }
}
