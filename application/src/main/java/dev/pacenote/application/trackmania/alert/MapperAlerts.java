package dev.pacenote.application.trackmania.alert;

import dev.pacenote.application.trackmania.survey.MapWatches;
import dev.pacenote.domain.digest.Coverage;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.account.Username;
import dev.pacenote.domain.trackmania.alert.AlertId;
import dev.pacenote.domain.trackmania.alert.CheckMode;
import dev.pacenote.domain.trackmania.alert.MapperAlert;
import dev.pacenote.domain.trackmania.alert.RecordFilter;
import dev.pacenote.domain.trackmania.board.AuthorId;
import dev.pacenote.domain.trackmania.board.MapUid;
import dev.pacenote.domain.trackmania.board.RecordEvent;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** All mapper alerts, one per account, and the maps that they cover. */
public interface MapperAlerts {

    sealed interface Added {
        record Ok(MapperAlert alert) implements Added {}

        /** The account has one; of several callers at once all but one get this. */
        record Exists(MapperAlert alert) implements Added {}
    }

    /** Adds an alert whose watermark is the last event known now. */
    Added add(
            AccountId owner,
            RecordFilter filter,
            Optional<CheckMode> requestedMode,
            Instant createdAt);

    Optional<MapperAlert> of(AccountId owner);

    /**
     * An alert as its owner sees it.
     *
     * @param muted number of covered maps that are muted
     */
    record Card(MapperAlert alert, Username owner, int muted) {}

    Optional<Card> card(AccountId owner);

    /** Changes the filter of an alert, if it exists. */
    void setFilter(AlertId id, RecordFilter filter);

    /** Puts an admin's choice of mode in force. */
    void pin(AlertId id, CheckMode mode);

    /** Begins or ends a pause at that moment; asking for what is so already changes nothing. */
    void setPaused(AlertId id, boolean paused, Instant at);

    /** Mutes covered maps, or lets them be heard again; others are passed over. */
    void setMuted(AlertId id, Collection<MapUid> maps, boolean muted);

    /** The covered maps, and whether each is muted. Maps that are gone are not covered. */
    Map<MapUid, Boolean> covered(AlertId id);

    /**
     * Maps that this alert would cover if they were not {@linkplain MapWatches#absences gone}, and
     * since when they are; without muted ones.
     */
    Map<MapUid, Instant> gone(AlertId id);

    /** Removes an alert and what it covers; maps and events stay for others. */
    void remove(AlertId id);

    /** Alerts of enabled accounts that are not paused. */
    List<MapperAlert> watching();

    /**
     * Makes the covered maps exactly these. A map that joins is considered from its first known
     * event on; a map that left and comes back, from where it left. Maps that are gone are not
     * counted.
     */
    void cover(AlertId id, Optional<AuthorId> author, Collection<MapUid> maps);

    /** The maps of each alert that is {@linkplain #watching watching}, also those that are gone. */
    Map<AlertId, Set<MapUid>> watchedMaps();

    /** Alerts of enabled accounts, paused or not, whose section was not made in this pass. */
    List<MapperAlert> due(UUID pass);

    /**
     * The alert of an owner, held until the transaction ends, so that nobody changes it meanwhile.
     */
    Optional<MapperAlert> hold(AccountId owner);

    /**
     * Events on covered maps, up to {@code horizon}, that were not considered for this alert
     * before, in order of their numbers. Those that could not concern it by place or time may be
     * left out.
     */
    List<RecordEvent.Numbered> unconsidered(MapperAlert alert, long horizon);

    /**
     * Notes that everything up to {@code watermark} was considered for the alert in this pass, and
     * counts the covered maps again: some may have gone in it, or come back.
     *
     * @param at when the pass began: what is driven later belongs to the next one
     * @param reportedAt when something was reported, if it was
     */
    void settle(AlertId id, long watermark, Optional<Instant> reportedAt, Instant at, UUID pass);

    /** Whether the alert's section was made in this pass. */
    boolean isSettled(AlertId id, UUID pass);

    /**
     * How many of the covered maps were looked at in this pass; maps that are gone do not count.
     */
    Coverage coverage(AlertId id, UUID pass, Instant asOf);
}
