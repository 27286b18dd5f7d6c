package dev.pacenote.domain.trackmania.driver;

import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.trackmania.board.LeaderboardPosition;
import java.time.Instant;
import java.util.Optional;

/** A place that somebody begins to guard, before a store gives it its number. */
public record NewDriverNotification(
        AccountId owner,
        DriverNotification.GuardedMap guardedMap,
        LeaderboardPosition standing,
        Instant createdAt) {

    public DriverNotification withId(DriverNotificationId id) {
        return new DriverNotification(
                id,
                owner,
                guardedMap,
                standing,
                createdAt,
                new DriverNotification.LastCheck(createdAt, Optional.empty()));
    }
}
