package dev.pacenote.application.trackmania;

import dev.pacenote.domain.identity.UserId;
import dev.pacenote.domain.trackmania.DriverIdentity;
import java.util.Optional;

/** Which driver each person says they are. Several people may name the same one. */
public interface Drivers {

    Optional<DriverIdentity> of(UserId person);

    /** Stores who a person is, replacing what was stored. */
    void put(DriverIdentity identity);
}
