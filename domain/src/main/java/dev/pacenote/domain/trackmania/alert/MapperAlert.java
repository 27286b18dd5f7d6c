package dev.pacenote.domain.trackmania.alert;

import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.trackmania.board.AuthorId;
import dev.pacenote.domain.trackmania.board.RecordEvent;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/**
 * A person follows all maps of the author whose name is their user name. Which maps those are is in
 * {@link CoveredMaps}.
 *
 * @param version how often this alert was saved; whoever saves an older one is refused
 */
public record MapperAlert(
        Origin origin,
        Filters filters,
        Mode mode,
        Pauses pauses,
        Scope scope,
        Progress progress,
        long version) {

    /** What never changes. */
    public record Origin(AlertId id, AccountId owner, Instant createdAt) {}

    /**
     * How soon the owner hears of records.
     *
     * @param requested what the owner asked for, if anything
     * @param pinned what an admin chose; counts before everything else
     */
    public record Mode(Optional<CheckMode> requested, Optional<CheckMode> pinned) {

        CheckMode inForce(int maps, int manyMaps) {
            return pinned.orElseGet(() -> CheckMode.inForce(requested, maps, manyMaps));
        }
    }

    /**
     * How much there is to follow.
     *
     * @param author the author on Trackmania Exchange, once found
     * @param maps number of maps covered when they were counted last
     */
    public record Scope(Optional<AuthorId> author, int maps) {}

    /**
     * How far the owner was told.
     *
     * @param watermark number of the last event that was considered for the owner
     * @param settledAt when the pass began that did so; or when the alert was made
     * @param pass the pass of a daily run that made the last section
     * @param lastReportedAt when a record was last reported
     */
    public record Progress(
            long watermark,
            Instant settledAt,
            Optional<UUID> pass,
            Optional<Instant> lastReportedAt) {}

    public AlertId id() {
        return origin.id();
    }

    public AccountId owner() {
        return origin.owner();
    }

    public Instant createdAt() {
        return origin.createdAt();
    }

    public RecordFilter filter() {
        return filters.current();
    }

    public Optional<AuthorId> author() {
        return scope.author();
    }

    public int maps() {
        return scope.maps();
    }

    public long watermark() {
        return progress.watermark();
    }

    public Instant settledAt() {
        return progress.settledAt();
    }

    public Optional<Instant> lastReportedAt() {
        return progress.lastReportedAt();
    }

    /**
     * The mode in force.
     *
     * @param manyMaps the largest number of maps that is still checked accurately
     */
    public CheckMode mode(int manyMaps) {
        return mode.inForce(maps(), manyMaps);
    }

    /** Whether there are too many maps for the accurate mode, and so it is not in force. */
    public boolean hasTooManyMaps(int manyMaps) {
        return maps() > manyMaps && mode(manyMaps) == CheckMode.INACCURATE;
    }

    /**
     * Whether somebody who asks for this has it already.
     *
     * @param requested empty when any mode will do
     */
    public boolean isWhatIsAsked(RecordFilter filter, Optional<CheckMode> requested) {
        return filter() == filter
                && (requested.isEmpty()
                        || requested.get() == mode.requested().orElse(CheckMode.ACCURATE));
    }

    public boolean paused() {
        return pauses.isOpen();
    }

    /** Whether the maps of this alert are surveyed: an enabled owner wants news now. */
    public boolean isWatching(boolean ownerEnabled) {
        return ownerEnabled && !paused();
    }

    /** Whether an enabled owner's section, paused or not, is still to be made in this pass. */
    public boolean isDue(UUID pass, boolean ownerEnabled) {
        return ownerEnabled && !isProcessed(pass);
    }

    /** Whether the section of this pass is made. */
    public boolean isProcessed(UUID pass) {
        return progress.pass().equals(Optional.of(pass));
    }

    /** Whether a record may be mailed: none that fell during a pause, also when found later. */
    public boolean mayMail(RecordEvent event) {
        return !paused() && !pauses.cover(event.since());
    }

    /**
     * Whether the owner should hear of an event on one of the covered maps. New is what was driven
     * after the alert was made (upstream clocks count whole seconds); an event without a driving
     * time is new when it was found after that, unless it belongs to the base of its map.
     */
    public boolean concerns(RecordEvent event) {
        return mayConcern(event) && !event.base() && filters.pass(event.position(), event.since());
    }

    /** What {@link #concerns} demands of place and time, as far as a store can tell. */
    boolean mayConcern(RecordEvent event) {
        return filter().passes(event.position()) && !event.since().isBefore(newSince());
    }

    /** The first moment that counts as new. */
    public Instant newSince() {
        return createdAt().truncatedTo(ChronoUnit.SECONDS);
    }

    /**
     * Another filter from the next section on. What was driven before the last section is judged by
     * what was in force then: it would have been told, or left out, had it been found in time.
     */
    public MapperAlert changeFilter(RecordFilter next) {
        var changed = filters.changed(next, settledAt());
        return new MapperAlert(origin, changed, mode, pauses, scope, progress, version);
    }

    /** An admin's choice of mode. */
    public MapperAlert pin(CheckMode next) {
        var pinned = new Mode(mode.requested(), Optional.of(next));
        return new MapperAlert(origin, filters, pinned, pauses, scope, progress, version);
    }

    /** The owner wants no news from now on; asking twice changes nothing. */
    public MapperAlert pause(Instant now) {
        return with(pauses.opened(now));
    }

    /** The owner wants news again; asking twice changes nothing. */
    public MapperAlert resume(Instant now) {
        return with(pauses.closed(now));
    }

    private MapperAlert with(Pauses next) {
        return new MapperAlert(origin, filters, mode, next, scope, progress, version);
    }

    /**
     * The maps were listed anew.
     *
     * @param author whose they are; empty when the exchange has no such user
     */
    public MapperAlert cover(Optional<AuthorId> author, CoveredMaps listed) {
        return with(new Scope(author, listed.count()));
    }

    private MapperAlert with(Scope next) {
        return new MapperAlert(origin, filters, mode, pauses, next, progress, version);
    }

    /**
     * The section of a pass is made: everything up to {@code upTo} was considered. The covered maps
     * are counted again: some may have gone in the pass, or come back.
     *
     * @param at when the pass began: what is driven later belongs to the next one
     * @param reportedAt when something was reported, if it was
     */
    public MapperAlert markProcessed(
            long upTo, UUID pass, Instant at, Optional<Instant> reportedAt, CoveredMaps covered) {
        return new MapperAlert(
                origin,
                filters,
                mode,
                pauses,
                new Scope(author(), covered.count()),
                new Progress(upTo, at, Optional.of(pass), reportedAt.or(progress::lastReportedAt)),
                version);
    }

    /** The same alert, saved that often. */
    public MapperAlert savedAs(long nextVersion) {
        return new MapperAlert(origin, filters, mode, pauses, scope, progress, nextVersion);
    }
}
