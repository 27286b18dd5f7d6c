package dev.pacenote.adapters.out.postgres.platform;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Values of the core as columns keep them. */
public final class Rows {

    private Rows() {}

    /** Postgres keeps microseconds and would round what is finer. */
    public static Instant microseconds(Instant at) {
        return at.truncatedTo(ChronoUnit.MICROS);
    }

    /** A time that may be missing, for a row. */
    public static @Nullable Instant stored(Optional<Instant> at) {
        return at.map(Rows::microseconds).orElse(null);
    }
}
