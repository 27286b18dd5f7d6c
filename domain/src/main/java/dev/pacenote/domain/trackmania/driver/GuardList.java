package dev.pacenote.domain.trackmania.driver;

import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.trackmania.board.LeaderboardPosition;
import dev.pacenote.domain.trackmania.board.MapUid;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The places that a driver guards, each on another map.
 *
 * @param notifications newest first
 * @param added places that no store has given a number yet
 * @param lastPass the pass of a daily run that made the last section
 * @param version how often this list was saved; whoever saves an older one is refused
 */
public record GuardList(
        AccountId owner,
        List<DriverNotification> notifications,
        List<NewDriverNotification> added,
        Optional<UUID> lastPass,
        long version) {

    /** What becomes of the wish to guard one more place. */
    public sealed interface Decision {

        /**
         * @param next with the place among those that are added
         */
        record Guarded(GuardList next) implements Decision {}

        /** A place on this map is guarded already. */
        record AlreadyTracked() implements Decision {}

        /** As many places are guarded as one person may guard. */
        record LimitReached() implements Decision {}

        /** Only the best {@link LeaderboardPosition#GUARDED} places can be guarded. */
        record NotInTop5() implements Decision {}
    }

    public GuardList {
        notifications = List.copyOf(notifications);
        added = List.copyOf(added);
    }

    /** The list of a driver who guards nothing yet. */
    public static GuardList empty(AccountId owner) {
        return new GuardList(owner, List.of(), List.of(), Optional.empty(), 0);
    }

    /**
     * Guards one more place.
     *
     * @param max as many places as one person may guard
     */
    public Decision guard(
            DriverNotification.GuardedMap map, LeaderboardPosition standing, Instant at, int max) {
        var refusal = refusal(map.map(), max);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        if (!standing.guarded()) {
            return new Decision.NotInTop5();
        }
        var next = new ArrayList<>(added);
        next.add(new NewDriverNotification(owner, map, standing, at));
        return new Decision.Guarded(new GuardList(owner, notifications, next, lastPass, version));
    }

    /** Why one more place cannot be guarded, whatever place it is. */
    public Optional<Decision> refusal(MapUid map, int max) {
        if (on(map).isPresent() || added.stream().anyMatch(a -> a.guardedMap().map().equals(map))) {
            return Optional.of(new Decision.AlreadyTracked());
        }
        return notifications.size() + added.size() >= max
                ? Optional.of(new Decision.LimitReached())
                : Optional.empty();
    }

    /** The place that is guarded on this map. */
    public Optional<DriverNotification> on(MapUid map) {
        return notifications.stream().filter(known -> known.map().equals(map)).findFirst();
    }

    /**
     * Guards a place no more.
     *
     * @return empty when the list has no such place
     */
    public Optional<GuardList> release(DriverNotificationId id) {
        var kept = notifications.stream().filter(known -> !known.id().equals(id)).toList();
        return kept.size() == notifications.size() ? Optional.empty() : Optional.of(with(kept));
    }

    /** What looks made of these places; one that is not in the list is passed over. */
    public GuardList look(Collection<DriverNotification> looked) {
        Map<DriverNotificationId, DriverNotification> byId =
                looked.stream()
                        .collect(Collectors.toMap(DriverNotification::id, Function.identity()));
        return with(
                notifications.stream().map(known -> byId.getOrDefault(known.id(), known)).toList());
    }

    private GuardList with(List<DriverNotification> next) {
        return new GuardList(owner, next, added, lastPass, version);
    }

    /** Whether the owner's section is still to be made in this pass. */
    public boolean isDue(UUID pass, boolean ownerEnabled) {
        return ownerEnabled && !notifications.isEmpty() && !isProcessed(pass);
    }

    /** Whether the section of this pass is made. */
    public boolean isProcessed(UUID pass) {
        return lastPass.equals(Optional.of(pass));
    }

    /** The section of a pass is made. */
    public GuardList markProcessed(UUID pass) {
        return new GuardList(owner, notifications, added, Optional.of(pass), version);
    }

    /**
     * The same list, saved that often.
     *
     * @param stored the places with their numbers, newest first
     */
    public GuardList savedAs(long nextVersion, List<DriverNotification> stored) {
        return new GuardList(owner, stored, List.of(), lastPass, nextVersion);
    }
}
