package dev.pacenote.adapters.out.postgres.trackmania.alert;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.pacenote.adapters.out.postgres.platform.Json;
import dev.pacenote.adapters.out.postgres.platform.Rows;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.trackmania.alert.AlertId;
import dev.pacenote.domain.trackmania.alert.CheckMode;
import dev.pacenote.domain.trackmania.alert.Filters;
import dev.pacenote.domain.trackmania.alert.MapperAlert;
import dev.pacenote.domain.trackmania.alert.Pauses;
import dev.pacenote.domain.trackmania.alert.RecordFilter;
import dev.pacenote.domain.trackmania.board.AuthorId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code mapper_alerts}. */
public final class MapperAlertRow {

    private MapperAlertRow() {}

    /** A pause as stored: milliseconds. */
    record StoredPause(long from, @Nullable Long until) {
        static StoredPause of(Pauses.Pause pause) {
            return new StoredPause(
                    pause.from().toEpochMilli(),
                    pause.until().map(Instant::toEpochMilli).orElse(null));
        }

        Pauses.Pause pause() {
            return new Pauses.Pause(
                    Instant.ofEpochMilli(from),
                    Optional.ofNullable(until).map(Instant::ofEpochMilli));
        }
    }

    /** A filter of the past as stored: milliseconds. */
    record StoredFilter(RecordFilter filter, long until) {
        static StoredFilter of(Filters.PastFilter past) {
            return new StoredFilter(past.filter(), past.until().toEpochMilli());
        }

        Filters.PastFilter past() {
            return new Filters.PastFilter(filter, Instant.ofEpochMilli(until));
        }
    }

    private static final TypeReference<List<StoredFilter>> FILTERS = new TypeReference<>() {};
    private static final TypeReference<List<StoredPause>> PAUSES = new TypeReference<>() {};

    public static MapperAlert alert(ResultSet rs) throws SQLException {
        return new MapperAlert(
                new MapperAlert.Origin(
                        new AlertId(rs.getLong("id")),
                        new AccountId(rs.getLong("user_id")),
                        Rows.instant(rs, "created_at")),
                filters(rs),
                new MapperAlert.Mode(
                        Optional.ofNullable(rs.getString("requested_mode")).map(CheckMode::valueOf),
                        Optional.ofNullable(rs.getString("pinned_mode")).map(CheckMode::valueOf)),
                new Pauses(
                        Json.read(rs.getString("pauses"), PAUSES).stream()
                                .map(StoredPause::pause)
                                .toList()),
                new MapperAlert.Scope(
                        Optional.ofNullable(rs.getObject("author", Long.class)).map(AuthorId::new),
                        rs.getInt("maps")),
                new MapperAlert.Progress(
                        rs.getLong("watermark"),
                        Rows.instant(rs, "settled_at"),
                        Optional.ofNullable(rs.getObject("section_pass", UUID.class)),
                        Rows.maybeInstant(rs, "last_reported_at")),
                rs.getLong("version"));
    }

    private static Filters filters(ResultSet rs) throws SQLException {
        return new Filters(
                RecordFilter.valueOf(rs.getString("filter")),
                Json.read(rs.getString("past_filters"), FILTERS).stream()
                        .map(StoredFilter::past)
                        .toList());
    }

    /** The pauses, for storing. */
    static String pauses(MapperAlert alert) {
        return Json.write(alert.pauses().all().stream().map(StoredPause::of).toList());
    }

    /** The filters of the past, for storing. */
    static String pastFilters(MapperAlert alert) {
        return Json.write(alert.filters().past().stream().map(StoredFilter::of).toList());
    }
}
