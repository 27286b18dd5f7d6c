package dev.pacenote.adapters.out.postgres;

import dev.pacenote.domain.trackmania.Board;
import dev.pacenote.domain.trackmania.MapUid;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads columns as the values of the core, in UTC whatever the process or the session thinks. */
final class Rows {

    private Rows() {}

    static Instant instant(ResultSet rs, String column) throws SQLException {
        return rs.getObject(column, OffsetDateTime.class).toInstant();
    }

    static Optional<Instant> maybeInstant(ResultSet rs, String column) throws SQLException {
        return Optional.ofNullable(rs.getObject(column, OffsetDateTime.class))
                .map(OffsetDateTime::toInstant);
    }

    static LocalDate date(ResultSet rs, String column) throws SQLException {
        return rs.getObject(column, LocalDate.class);
    }

    static UUID uuid(ResultSet rs, String column) throws SQLException {
        return rs.getObject(column, UUID.class);
    }

    /** The board of a row with {@code map_uid} and {@code board}. */
    static Board board(ResultSet rs) throws SQLException {
        return BoardJson.read(new MapUid(rs.getString("map_uid")), rs.getString("board"));
    }

    static String[] texts(Collection<MapUid> maps) {
        return maps.stream().map(MapUid::value).distinct().toArray(String[]::new);
    }

    /** For binding; Postgres keeps microseconds and would round what is finer. */
    static OffsetDateTime bind(Instant at) {
        return at.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }

    static @Nullable OffsetDateTime bind(Optional<Instant> at) {
        return at.map(Rows::bind).orElse(null);
    }
}
