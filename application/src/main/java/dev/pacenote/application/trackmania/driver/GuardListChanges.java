package dev.pacenote.application.trackmania.driver;

import dev.pacenote.application.platform.VersionedChange;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.trackmania.board.LeaderboardPosition;
import dev.pacenote.domain.trackmania.driver.DriverNotification;
import dev.pacenote.domain.trackmania.driver.DriverNotificationId;
import dev.pacenote.domain.trackmania.driver.GuardList.Decision;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * How lists of guarded places change: one is read, the domain decides, what it decided is saved.
 */
public final class GuardListChanges {

    private final DriverNotifications notifications;

    public GuardListChanges(DriverNotifications notifications) {
        this.notifications = notifications;
    }

    /**
     * Guards one more place.
     *
     * @param max as many places as one person may guard
     * @return {@code Guarded} with the list as it is stored; empty when the owner has not said
     *     which driver they are
     */
    public Optional<Decision> guard(
            AccountId owner,
            DriverNotification.GuardedMap map,
            LeaderboardPosition standing,
            Instant at,
            int max) {
        var decision = new AtomicReference<Optional<Decision>>(Optional.empty());
        var saved =
                VersionedChange.of(
                        () -> {
                            decision.set(Optional.empty());
                            return notifications.find(owner);
                        },
                        list -> {
                            var last = list.guard(map, standing, at, max);
                            decision.set(Optional.of(last));
                            return last instanceof Decision.Guarded(var next)
                                    ? Optional.of(next)
                                    : Optional.empty();
                        },
                        notifications::save);
        return saved.<Decision>map(change -> new Decision.Guarded(change.after()))
                .or(decision::get);
    }

    /**
     * Guards a place no more.
     *
     * @return false when the owner has no such notification
     */
    public boolean release(AccountId owner, DriverNotificationId id) {
        return VersionedChange.of(
                        () -> notifications.find(owner),
                        list -> list.release(id),
                        notifications::save)
                .isPresent();
    }
}
