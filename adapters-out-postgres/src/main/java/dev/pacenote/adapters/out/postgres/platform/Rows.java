package dev.pacenote.adapters.out.postgres.platform;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads columns as the values of the core, in UTC whatever the process or the session thinks. */
public final class Rows {

    private Rows() {}

    public static Instant instant(ResultSet rs, String column) throws SQLException {
        return rs.getObject(column, OffsetDateTime.class).toInstant();
    }

    public static Optional<Instant> maybeInstant(ResultSet rs, String column) throws SQLException {
        return Optional.ofNullable(rs.getObject(column, OffsetDateTime.class))
                .map(OffsetDateTime::toInstant);
    }

    public static LocalDate date(ResultSet rs, String column) throws SQLException {
        return rs.getObject(column, LocalDate.class);
    }

    public static UUID uuid(ResultSet rs, String column) throws SQLException {
        return rs.getObject(column, UUID.class);
    }

    /** Postgres keeps microseconds and would round what is finer. */
    public static Instant microseconds(Instant at) {
        return at.truncatedTo(ChronoUnit.MICROS);
    }

    /** A time that may be missing, for a row. */
    public static @Nullable Instant stored(Optional<Instant> at) {
        return at.map(Rows::microseconds).orElse(null);
    }

    /** For binding. */
    public static OffsetDateTime bind(Instant at) {
        return microseconds(at).atOffset(ZoneOffset.UTC);
    }

    public static @Nullable OffsetDateTime bind(Optional<Instant> at) {
        return at.map(Rows::bind).orElse(null);
    }
}
