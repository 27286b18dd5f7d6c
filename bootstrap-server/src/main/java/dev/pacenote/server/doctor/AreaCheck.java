package dev.pacenote.server.doctor;

import dev.pacenote.adapters.out.postgres.platform.PostgresStore;
import dev.pacenote.assembly.Configuration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Examines what a feature area needs of others. Checks are listed in {@code
 * META-INF/services/dev.pacenote.server.doctor.AreaCheck}.
 */
public interface AreaCheck {

    /** The area's word in {@code FEATURES}; where it is switched off, nothing is examined. */
    String area();

    /**
     * Examines without changing anything.
     *
     * @param database of the servers that may be asking at this moment: together with them the rate
     *     of requests is kept
     */
    List<Finding> look(
            Configuration configuration,
            Optional<PostgresStore.Settings> database,
            InstantSource clock);
}
