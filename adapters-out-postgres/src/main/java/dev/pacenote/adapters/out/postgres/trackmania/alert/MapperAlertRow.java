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
import io.micronaut.data.annotation.DataTransformer;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Version;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code mapper_alerts}.
 *
 * @param pastFilters a list of {@link StoredFilter}
 * @param pauses a list of {@link StoredPause}
 */
@MappedEntity("mapper_alerts")
public record MapperAlertRow(
        @Id long id,
        long userId,
        String filter,
        @DataTransformer(write = "?::jsonb") String pastFilters,
        @Nullable String requestedMode,
        @Nullable String pinnedMode,
        @DataTransformer(write = "?::jsonb") String pauses,
        @Nullable Long author,
        int maps,
        long watermark,
        Instant settledAt,
        @Nullable UUID sectionPass,
        @Nullable Instant lastReportedAt,
        Instant createdAt,
        @Version long version) {

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

    static MapperAlertRow of(MapperAlert alert) {
        var progress = alert.progress();
        return new MapperAlertRow(
                alert.id().value(),
                alert.owner().value(),
                alert.filter().name(),
                Json.write(alert.filters().past().stream().map(StoredFilter::of).toList()),
                alert.mode().requested().map(Enum::name).orElse(null),
                alert.mode().pinned().map(Enum::name).orElse(null),
                Json.write(alert.pauses().all().stream().map(StoredPause::of).toList()),
                alert.author().map(AuthorId::value).orElse(null),
                alert.maps(),
                progress.watermark(),
                Rows.microseconds(progress.settledAt()),
                progress.pass().orElse(null),
                Rows.stored(progress.lastReportedAt()),
                Rows.microseconds(alert.createdAt()),
                alert.version());
    }

    /** The alert that the row describes. */
    public MapperAlert alert() {
        return new MapperAlert(
                new MapperAlert.Origin(new AlertId(id), new AccountId(userId), createdAt),
                new Filters(
                        RecordFilter.valueOf(filter),
                        Json.read(pastFilters, FILTERS).stream().map(StoredFilter::past).toList()),
                new MapperAlert.Mode(
                        Optional.ofNullable(requestedMode).map(CheckMode::valueOf),
                        Optional.ofNullable(pinnedMode).map(CheckMode::valueOf)),
                new Pauses(Json.read(pauses, PAUSES).stream().map(StoredPause::pause).toList()),
                new MapperAlert.Scope(Optional.ofNullable(author).map(AuthorId::new), maps),
                new MapperAlert.Progress(
                        watermark,
                        settledAt,
                        Optional.ofNullable(sectionPass),
                        Optional.ofNullable(lastReportedAt)),
                version);
    }
}
