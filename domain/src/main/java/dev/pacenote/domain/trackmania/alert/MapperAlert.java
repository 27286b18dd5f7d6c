package dev.pacenote.domain.trackmania.alert;

import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.trackmania.board.AuthorId;
import dev.pacenote.domain.trackmania.board.RecordEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A person follows all maps of the author whose name is their user name.
 *
 * @param requestedMode what the person asked for, if anything
 * @param pinnedMode what an admin chose; counts before everything else
 * @param pauses when the owner wanted no news, oldest first; the last one may be going on
 * @param pastFilters filters that were in force before, oldest first
 * @param watermark number of the last event that was considered for this person
 * @param settledAt when the pass began that did so; or when the alert was made
 * @param author the author on Trackmania Exchange, once found
 * @param maps number of maps covered at the last synchronisation
 * @param lastReportedAt when a record was last reported
 */
public record MapperAlert(
        AlertId id,
        AccountId owner,
        RecordFilter filter,
        List<PastFilter> pastFilters,
        Optional<CheckMode> requestedMode,
        Optional<CheckMode> pinnedMode,
        List<Pause> pauses,
        Instant createdAt,
        long watermark,
        Instant settledAt,
        Optional<AuthorId> author,
        int maps,
        Optional<Instant> lastReportedAt) {

    /** A time without news, from its first moment to just before its last. */
    public record Pause(Instant from, Optional<Instant> until) {
        boolean covers(Instant moment) {
            return !moment.isBefore(from) && until.map(moment::isBefore).orElse(true);
        }
    }

    /** A filter that was in force until the section at that moment. */
    public record PastFilter(RecordFilter filter, Instant until) {

        /** What was driven longer ago has been found, or never will be. */
        static final Duration REMEMBERED = Duration.ofDays(120);
    }

    public MapperAlert {
        pastFilters = List.copyOf(pastFilters);
        pauses = List.copyOf(pauses);
    }

    /**
     * The mode in force.
     *
     * @param manyMaps the largest number of maps that is still checked accurately
     */
    public CheckMode mode(int manyMaps) {
        return pinnedMode.orElseGet(() -> CheckMode.inForce(requestedMode, maps, manyMaps));
    }

    public boolean paused() {
        return !pauses.isEmpty() && pauses.getLast().until().isEmpty();
    }

    /** Whether a record may be mailed: none that fell during a pause, also when found later. */
    public boolean mayMail(RecordEvent event) {
        var moment = event.drivenAt().orElse(event.foundAt());
        return !paused() && pauses.stream().noneMatch(pause -> pause.covers(moment));
    }

    /**
     * Whether the owner should hear of an event on one of the covered maps. New is what was driven
     * after the alert was made (upstream clocks count whole seconds); an event without a driving
     * time is new when it was found after that, unless it belongs to the base of its map.
     */
    public boolean concerns(RecordEvent event) {
        var moment = event.drivenAt().orElse(event.foundAt());
        return !event.base()
                && filter.passes(event.position())
                && filterAt(moment).passes(event.position())
                && !moment.isBefore(newSince());
    }

    private RecordFilter filterAt(Instant moment) {
        return pastFilters.stream()
                .filter(past -> moment.isBefore(past.until()))
                .findFirst()
                .map(PastFilter::filter)
                .orElse(filter);
    }

    /** The first moment that counts as new. */
    public Instant newSince() {
        return createdAt.truncatedTo(ChronoUnit.SECONDS);
    }

    /**
     * Another filter from the next section on. What was driven before the last section is judged by
     * what was in force then: it would have been told, or left out, had it been found in time.
     */
    public MapperAlert filtering(RecordFilter next) {
        if (next == filter) {
            return this;
        }
        var past = new ArrayList<PastFilter>();
        var forgotten = settledAt.minus(PastFilter.REMEMBERED);
        for (var old : pastFilters) {
            if (old.until().isAfter(forgotten)) {
                past.add(old);
            }
        }
        boolean everInForce = past.isEmpty() || past.getLast().until().isBefore(settledAt);
        if (everInForce) {
            past.add(new PastFilter(filter, settledAt));
        }
        return new MapperAlert(
                id,
                owner,
                next,
                past,
                requestedMode,
                pinnedMode,
                pauses,
                createdAt,
                watermark,
                settledAt,
                author,
                maps,
                lastReportedAt);
    }

    public MapperAlert pinned(CheckMode mode) {
        return new MapperAlert(
                id,
                owner,
                filter,
                pastFilters,
                requestedMode,
                Optional.of(mode),
                pauses,
                createdAt,
                watermark,
                settledAt,
                author,
                maps,
                lastReportedAt);
    }

    /** The owner wants no news from now on; asking twice changes nothing. */
    public MapperAlert pausedAt(Instant now) {
        if (paused()) {
            return this;
        }
        var next = new ArrayList<>(pauses);
        next.add(new Pause(now, Optional.empty()));
        return with(next);
    }

    /** The owner wants news again; asking twice changes nothing. */
    public MapperAlert resumedAt(Instant now) {
        if (!paused()) {
            return this;
        }
        var next = new ArrayList<>(pauses);
        next.set(next.size() - 1, new Pause(next.getLast().from(), Optional.of(now)));
        return with(next);
    }

    private MapperAlert with(List<Pause> next) {
        return new MapperAlert(
                id,
                owner,
                filter,
                pastFilters,
                requestedMode,
                pinnedMode,
                next,
                createdAt,
                watermark,
                settledAt,
                author,
                maps,
                lastReportedAt);
    }

    public MapperAlert covering(Optional<AuthorId> whose, int count) {
        return new MapperAlert(
                id,
                owner,
                filter,
                pastFilters,
                requestedMode,
                pinnedMode,
                pauses,
                createdAt,
                watermark,
                settledAt,
                whose,
                count,
                lastReportedAt);
    }

    /** Everything up to {@code next} was considered. */
    public MapperAlert settled(long next, Optional<Instant> reportedAt, Instant at) {
        return new MapperAlert(
                id,
                owner,
                filter,
                pastFilters,
                requestedMode,
                pinnedMode,
                pauses,
                createdAt,
                next,
                at,
                author,
                maps,
                reportedAt.or(() -> lastReportedAt));
    }
}
