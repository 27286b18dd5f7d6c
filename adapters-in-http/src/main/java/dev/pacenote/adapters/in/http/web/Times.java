package dev.pacenote.adapters.in.http.web;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes instants as the contract wants them: UTC, milliseconds, {@code Z}. */
public final class Times {

    private static final DateTimeFormatter ISO =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private Times() {}

    public static String iso(Instant at) {
        return ISO.format(at);
    }

    public static @Nullable String iso(Optional<Instant> at) {
        return at.map(ISO::format).orElse(null);
    }
}
