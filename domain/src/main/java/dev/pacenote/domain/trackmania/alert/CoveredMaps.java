package dev.pacenote.domain.trackmania.alert;

import dev.pacenote.domain.digest.Coverage;
import dev.pacenote.domain.trackmania.board.MapUid;
import dev.pacenote.domain.trackmania.board.RecordEvent;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The maps of an alert. Covered are those that its author's list shows, as long as the game has
 * them.
 *
 * @param maps also those that left the list, for the day they come back
 * @param version how often these maps were saved; whoever saves older ones is refused
 */
public record CoveredMaps(AlertId alert, Map<MapUid, CoveredMap> maps, long version) {

    /**
     * One map.
     *
     * @param muted whether its records are never mailed
     * @param goneAt when the game's services turned out not to have it any more; known from the
     *     surveys, never saved with an alert
     * @param lookedAtIn the last pass of a run that looked at it; known and not saved likewise
     */
    public record CoveredMap(
            Place place, boolean muted, Optional<Instant> goneAt, Optional<UUID> lookedAtIn) {

        /** A map of which nothing is known from the surveys. */
        public static CoveredMap unknown(Place place, boolean muted) {
            return new CoveredMap(place, muted, Optional.empty(), Optional.empty());
        }

        private boolean isListed() {
            return !(place instanceof Place.Left);
        }

        private boolean isCovered() {
            return isListed() && goneAt.isEmpty();
        }

        private CoveredMap at(Place next) {
            return new CoveredMap(next, muted, goneAt, lookedAtIn);
        }

        private CoveredMap muted(boolean next) {
            return new CoveredMap(place, next, goneAt, lookedAtIn);
        }
    }

    /** Where a map stands, and from which event on it is considered. */
    public sealed interface Place {

        /** On the list since the last section: considered from the event after this one on. */
        record Joined(long from) implements Place {}

        /** On the list, and in a section before: considered from the alert's watermark on. */
        record Followed() implements Place {}

        /** Not on the list: considered from the event after this one on if it comes back. */
        record Left(long from) implements Place {}
    }

    public CoveredMaps {
        maps = Map.copyOf(maps);
    }

    /** The maps of a new alert. */
    public static CoveredMaps none(AlertId alert) {
        return new CoveredMaps(alert, Map.of(), 0);
    }

    /** The covered maps. */
    public Set<MapUid> covered() {
        return maps.entrySet().stream()
                .filter(map -> map.getValue().isCovered())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** The first of these maps that is not covered. */
    public Optional<MapUid> firstNotCovered(Collection<MapUid> asked) {
        var covered = covered();
        return asked.stream().filter(map -> !covered.contains(map)).findFirst();
    }

    /** Number of covered maps. */
    public int count() {
        return covered().size();
    }

    /**
     * How many of the covered maps were looked at in a pass.
     *
     * @param asOf when that pass began
     */
    public Coverage coverage(UUID pass, Instant asOf) {
        int covered = 0;
        int unchecked = 0;
        for (var map : maps.values()) {
            if (map.isCovered()) {
                covered++;
                unchecked += map.lookedAtIn().filter(pass::equals).isPresent() ? 0 : 1;
            }
        }
        return new Coverage(covered, unchecked, asOf);
    }

    /** The covered maps that are muted. */
    public Set<MapUid> muted() {
        return covered().stream().filter(this::isMuted).collect(Collectors.toSet());
    }

    /** Whether records on this map are never mailed. */
    public boolean isMuted(MapUid map) {
        return Optional.ofNullable(maps.get(map)).filter(CoveredMap::muted).isPresent();
    }

    /** The listed maps; those that are gone are asked for at each survey too. */
    public Set<MapUid> listed() {
        return maps.entrySet().stream()
                .filter(map -> map.getValue().isListed())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** Maps that would be covered and heard of were they not gone, as of that moment or later. */
    public Map<MapUid, Instant> goneSince(Instant moment) {
        var gone = new HashMap<MapUid, Instant>();
        maps.forEach(
                (uid, map) -> {
                    if (map.isListed() && !map.muted()) {
                        map.goneAt()
                                .filter(at -> !at.isBefore(moment))
                                .ifPresent(at -> gone.put(uid, at));
                    }
                });
        return gone;
    }

    /**
     * Whether an event may be news for the owner: it was not considered before, and does not fail
     * by its place or time.
     */
    public boolean mayConcern(MapperAlert owned, RecordEvent.Numbered event) {
        var map = maps.get(event.event().key().map());
        return map != null
                && switch (map.place()) {
                    case Place.Joined(var from) -> event.number() > from;
                    case Place.Followed _ -> event.number() > owned.watermark();
                    case Place.Left _ -> false;
                }
                && owned.mayConcern(event.event());
    }

    /** No record on these maps is mailed from now on; maps that are not listed are passed over. */
    public CoveredMaps mute(Collection<MapUid> which) {
        return changed(which, map -> map.muted(true));
    }

    /** Records on these maps are mailed again; maps that are not listed are passed over. */
    public CoveredMaps unmute(Collection<MapUid> which) {
        return changed(which, map -> map.muted(false));
    }

    private CoveredMaps changed(Collection<MapUid> which, UnaryOperator<CoveredMap> change) {
        var next = new HashMap<>(maps);
        for (var uid : which) {
            next.computeIfPresent(uid, (_, map) -> map.isListed() ? change.apply(map) : map);
        }
        return new CoveredMaps(alert, next, version);
    }

    /**
     * The list shows exactly these maps. One that joins is considered from its first known event
     * on; one that left and comes back, from where it left, and muted as it was.
     *
     * @param watermark number of the last event that was considered for the owner
     */
    public CoveredMaps replaceWith(Collection<MapUid> listed, long watermark) {
        var shown = new HashSet<>(listed);
        var next = new HashMap<MapUid, CoveredMap>();
        maps.forEach(
                (uid, map) ->
                        next.put(
                                uid,
                                map.at(
                                        shown.remove(uid)
                                                ? listed(map.place())
                                                : left(map.place(), watermark))));
        for (var uid : shown) {
            next.put(uid, CoveredMap.unknown(new Place.Joined(0), false));
        }
        return new CoveredMaps(alert, next, version);
    }

    private static Place listed(Place place) {
        return place instanceof Place.Left(var from) ? new Place.Joined(from) : place;
    }

    private static Place left(Place place, long watermark) {
        return switch (place) {
            case Place.Joined(var from) -> new Place.Left(from);
            case Place.Followed _ -> new Place.Left(watermark);
            case Place.Left left -> left;
        };
    }

    /** A section considered all listed maps. */
    public CoveredMaps markProcessed() {
        return changed(maps.keySet(), map -> map.at(new Place.Followed()));
    }
}
