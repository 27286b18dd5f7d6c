package dev.pacenote.domain.trackmania;

import dev.pacenote.domain.identity.UserId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A person follows all maps of the author whose name is their user name.
 *
 * @param requestedMode what the person asked for, if anything
 * @param watermark number of the last event that was considered for this person
 * @param author the author on Trackmania Exchange, once found
 * @param maps number of maps covered at the last synchronisation
 * @param lastReportedAt when a record was last reported
 */
public record MapperAlert(
        AlertId id,
        UserId owner,
        RecordFilter filter,
        Optional<CheckMode> requestedMode,
        Instant createdAt,
        long watermark,
        Optional<AuthorId> author,
        int maps,
        Optional<Instant> lastReportedAt) {

    /** The most maps that are still checked accurately when nobody configured another number. */
    public static final int MANY_MAPS = 100;

    public CheckMode mode() {
        return CheckMode.inForce(requestedMode, maps, MANY_MAPS);
    }

    /**
     * Whether the owner should hear of an event on one of the covered maps. New is what was driven
     * after the alert was made (upstream clocks count whole seconds); an event without a driving
     * time is new when it was found after that, unless it belongs to the base of its map.
     */
    public boolean concerns(RecordEvent event) {
        if (event.base() || !filter.passes(event.position())) {
            return false;
        }
        return !event.drivenAt().orElse(event.foundAt()).isBefore(newSince());
    }

    /** The first moment that counts as new. */
    public Instant newSince() {
        return createdAt.truncatedTo(ChronoUnit.SECONDS);
    }

    public MapperAlert filtering(RecordFilter next) {
        return new MapperAlert(
                id, owner, next, requestedMode, createdAt, watermark, author, maps, lastReportedAt);
    }

    public MapperAlert covering(Optional<AuthorId> whose, int count) {
        return new MapperAlert(
                id,
                owner,
                filter,
                requestedMode,
                createdAt,
                watermark,
                whose,
                count,
                lastReportedAt);
    }

    /** Everything up to {@code next} was considered. */
    public MapperAlert settled(long next, Optional<Instant> reportedAt) {
        return new MapperAlert(
                id,
                owner,
                filter,
                requestedMode,
                createdAt,
                next,
                author,
                maps,
                reportedAt.or(() -> lastReportedAt));
    }
}
