package dev.pacenote.architecture.planted.domain.trackmania;

import dev.pacenote.architecture.planted.domain.notice.Talkative;
import java.sql.Connection;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** A rule that takes its own time, knows a database, and is part of a cycle. */
public final class Slow {
    public Supplier<Instant> at() {
        return Instant::now;
    }

    public Optional<Connection> database() {
        return Optional.empty();
    }

    public Talkative neighbour() {
        return new Talkative();
    }
}
