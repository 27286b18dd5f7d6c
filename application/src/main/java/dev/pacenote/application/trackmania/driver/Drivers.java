package dev.pacenote.application.trackmania.driver;

import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.trackmania.board.PlayerId;
import dev.pacenote.domain.trackmania.driver.DriverIdentity;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which driver each person says they are. Several people may name the same one. */
public interface Drivers {

    Optional<DriverIdentity> find(AccountId person);

    /** Stores who a person is, replacing what was stored. */
    void save(DriverIdentity identity);

    /** The drivers that people with an enabled account say they are. */
    Set<PlayerId> accounts();

    /** These drivers are called so now: everybody who said they are one of them. */
    void rename(Map<PlayerId, String> names);
}
