package dev.pacenote.application.trackmania.driver;

import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.trackmania.board.MapName;
import dev.pacenote.domain.trackmania.board.MapUid;
import dev.pacenote.domain.trackmania.board.Standing;
import dev.pacenote.domain.trackmania.driver.DriverNotification;
import dev.pacenote.domain.trackmania.driver.DriverNotificationId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** All guarded places: one per account and map. */
public interface DriverNotifications {

    /** A notification that has no number yet. */
    record Draft(AccountId owner, MapUid map, MapName mapName, Standing standing) {}

    sealed interface Added {
        record Ok(DriverNotification notification) implements Added {}

        /** The owner guards this map already; of several callers at once all but one get this. */
        record AlreadyTracked() implements Added {}

        /** The owner guards {@code max} maps already. */
        record LimitReached() implements Added {}
    }

    Added add(Draft draft, Instant at, int max);

    /** Newest first. */
    List<DriverNotification> of(AccountId owner);

    /**
     * @return false when the owner has no such notification
     */
    boolean remove(AccountId owner, DriverNotificationId id);

    /** Every notification of an enabled account. */
    List<DriverNotification> guarding();

    /** Owners with an enabled account whose section was not made in this pass, in order. */
    List<AccountId> due(UUID pass);

    /**
     * The owner's notifications, held until the transaction ends, so that nobody changes them
     * meanwhile.
     */
    List<DriverNotification> hold(AccountId owner);

    /** Stores what looks found; a notification that is gone stays gone. */
    void save(Collection<DriverNotification> notifications);

    /** Whether the owner's section was made in this pass. */
    boolean isSettled(AccountId owner, UUID pass);

    /** Notes that the owner's section was made in this pass. */
    void settle(AccountId owner, UUID pass);
}
