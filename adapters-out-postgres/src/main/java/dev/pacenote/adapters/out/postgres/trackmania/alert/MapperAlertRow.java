package dev.pacenote.adapters.out.postgres.trackmania.alert;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.pacenote.adapters.out.postgres.platform.Json;
import dev.pacenote.adapters.out.postgres.platform.Rows;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.trackmania.alert.AlertId;
import dev.pacenote.domain.trackmania.alert.CheckMode;
import dev.pacenote.domain.trackmania.alert.MapperAlert;
import dev.pacenote.domain.trackmania.alert.RecordFilter;
import dev.pacenote.domain.trackmania.board.AuthorId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A row of {@code mapper_alerts}. */
public final class MapperAlertRow {

    private MapperAlertRow() {}

    /** A pause as stored: milliseconds. */
    record StoredPause(long from, @Nullable Long until) {
        static StoredPause of(MapperAlert.Pause pause) {
            return new StoredPause(
                    pause.from().toEpochMilli(),
                    pause.until().map(Instant::toEpochMilli).orElse(null));
        }

        MapperAlert.Pause pause() {
            return new MapperAlert.Pause(
                    Instant.ofEpochMilli(from),
                    Optional.ofNullable(until).map(Instant::ofEpochMilli));
        }
    }

    /** A filter of the past as stored: milliseconds. */
    record StoredFilter(RecordFilter filter, long until) {
        static StoredFilter of(MapperAlert.PastFilter past) {
            return new StoredFilter(past.filter(), past.until().toEpochMilli());
        }

        MapperAlert.PastFilter past() {
            return new MapperAlert.PastFilter(filter, Instant.ofEpochMilli(until));
        }
    }

    private static final TypeReference<List<StoredFilter>> FILTERS = new TypeReference<>() {};
    private static final TypeReference<List<StoredPause>> PAUSES = new TypeReference<>() {};

    public static MapperAlert alert(ResultSet rs) throws SQLException {
        return new MapperAlert(
                new AlertId(rs.getLong("id")),
                new AccountId(rs.getLong("user_id")),
                RecordFilter.valueOf(rs.getString("filter")),
                Json.read(rs.getString("past_filters"), FILTERS).stream()
                        .map(StoredFilter::past)
                        .toList(),
                Optional.ofNullable(rs.getString("requested_mode")).map(CheckMode::valueOf),
                Optional.ofNullable(rs.getString("pinned_mode")).map(CheckMode::valueOf),
                Json.read(rs.getString("pauses"), PAUSES).stream().map(StoredPause::pause).toList(),
                Rows.instant(rs, "created_at"),
                rs.getLong("watermark"),
                Rows.instant(rs, "settled_at"),
                Optional.ofNullable(rs.getObject("author", Long.class)).map(AuthorId::new),
                rs.getInt("maps"),
                Rows.maybeInstant(rs, "last_reported_at"));
    }

    /** The pauses, for storing. */
    static String pauses(MapperAlert alert) {
        return Json.write(alert.pauses().stream().map(StoredPause::of).toList());
    }

    /** The filters of the past, for storing. */
    static String pastFilters(MapperAlert alert) {
        return Json.write(alert.pastFilters().stream().map(StoredFilter::of).toList());
    }
}
