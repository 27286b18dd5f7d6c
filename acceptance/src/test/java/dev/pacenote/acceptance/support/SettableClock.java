package dev.pacenote.acceptance.support;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.OptionalLong;

/** A clock that a test sets; it stands still in between, unless it is let go. */
public final class SettableClock implements InstantSource {

    private volatile Instant now;

    SettableClock(Instant start) {
        now = start;
    }

    private volatile OptionalLong letGoNanos = OptionalLong.empty();

    @Override
    public Instant instant() {
        var since = letGoNanos;
        return since.isPresent() ? now.plusNanos(System.nanoTime() - since.getAsLong()) : now;
    }

    /** Lets the time run from here on. */
    public void letGo() {
        letGoNanos = OptionalLong.of(System.nanoTime());
    }

    public void set(Instant moment) {
        now = moment;
    }

    public void pass(Duration time) {
        now = now.plus(time);
    }
}
