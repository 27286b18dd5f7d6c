package dev.pacenote.adapters.in.http.platform;

import dev.pacenote.domain.platform.InvalidValueException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes instants as the contract wants them: UTC, milliseconds, {@code Z}. */
public final class Times {

    private static final DateTimeFormatter ISO =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private Times() {}

    public static String iso(Instant at) {
        return ISO.format(at);
    }

    /**
     * Reads an instant such as {@code 2026-11-20T08:48:29.444Z}.
     *
     * @throws InvalidValueException when it is none
     */
    public static Instant read(String text) {
        try {
            var at = OffsetDateTime.parse(text).toInstant();
            // Further away no store can count.
            if (Math.abs(at.atOffset(ZoneOffset.UTC).getYear() - 2000) < 1000) {
                return at;
            }
        } catch (DateTimeException e) {
            // Said below.
        }
        throw new InvalidValueException(
                "invalid_instant", "Please give a time such as 2026-11-20T08:00:00.000Z.");
    }

    public static @Nullable String iso(Optional<Instant> at) {
        return at.map(ISO::format).orElse(null);
    }
}
