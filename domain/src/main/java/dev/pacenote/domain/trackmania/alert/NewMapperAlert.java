package dev.pacenote.domain.trackmania.alert;

import dev.pacenote.domain.identity.account.AccountId;
import java.time.Instant;
import java.util.Optional;

/**
 * A mapper alert before a store gives it its number. It covers no map yet, and is behind every
 * event that is known.
 *
 * @param lastEvent number of the last event that is known
 */
public record NewMapperAlert(
        AccountId owner,
        RecordFilter filter,
        Optional<CheckMode> requestedMode,
        Instant createdAt,
        long lastEvent) {

    /** For whoever asks for none. */
    public static final RecordFilter USUAL_FILTER = RecordFilter.TOP5;

    public MapperAlert withId(AlertId id) {
        return new MapperAlert(
                new MapperAlert.Origin(id, owner, createdAt),
                Filters.of(filter),
                new MapperAlert.Mode(requestedMode, Optional.empty()),
                Pauses.NONE,
                new MapperAlert.Scope(Optional.empty(), 0),
                new MapperAlert.Progress(lastEvent, createdAt, Optional.empty(), Optional.empty()),
                0);
    }
}
