package dev.pacenote.application.trackmania.driver;

import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.trackmania.driver.DriverNotification;
import dev.pacenote.domain.trackmania.driver.GuardList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * All guarded places: one list for each person who said which driver they are. What a list may
 * become is the domain's word, see {@link GuardListChanges}.
 */
public interface DriverNotifications {

    /**
     * @return empty when the person has not said which driver they are
     */
    Optional<GuardList> find(AccountId owner);

    /** The same, held until the transaction ends, so that nobody changes the list meanwhile. */
    Optional<GuardList> findForUpdate(AccountId owner);

    /**
     * Replaces a list, if nobody saved it since it was read, and gives the places that were added
     * their numbers; all or nothing. In a transaction the list is held until that ends.
     */
    SaveResult<GuardList> save(GuardList list);

    /** What a person guards, newest first. */
    default List<DriverNotification> of(AccountId owner) {
        return find(owner).map(GuardList::notifications).orElse(List.of());
    }

    /** Every notification of an enabled account, oldest first. */
    List<DriverNotification> guarding();

    /** Owners of lists that are {@linkplain GuardList#isDue due} in this pass, in order. */
    List<AccountId> due(UUID pass);
}
