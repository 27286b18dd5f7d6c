package dev.pacenote.acceptance.support;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * A clock that a test sets, also for servers in processes of their own; it stands still in between,
 * unless it is let go.
 */
public final class SettableClock implements InstantSource {

    private final SharedClock shared = SharedClock.create();

    SettableClock(Instant start) {
        shared.stand(start);
    }

    @Override
    public Instant instant() {
        return shared.instant();
    }

    /** Where another process can read it. */
    public Path file() {
        return shared.file();
    }

    /** Lets the time run from here on. */
    public void letGo() {
        shared.run(instant());
    }

    public void set(Instant moment) {
        if (shared.isRunning()) {
            shared.run(moment);
        } else {
            shared.stand(moment);
        }
    }

    public void pass(Duration time) {
        set(instant().plus(time));
    }
}
