package dev.pacenote.acceptance;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that a test sets; it stands still in between. */
final class SettableClock implements InstantSource {

    private volatile Instant now;

    SettableClock(Instant start) {
        now = start;
    }

    @Override
    public Instant instant() {
        return now;
    }

    void set(Instant moment) {
        now = moment;
    }

    void pass(Duration time) {
        now = now.plus(time);
    }
}
