package dev.pacenote.application.trackmania.alert;

import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.domain.trackmania.alert.AlertId;
import dev.pacenote.domain.trackmania.alert.CoveredMaps;
import java.util.Optional;

/** The maps of each alert. They go with their alert. */
public interface CoveredMapsStore {

    /**
     * @return empty when there is no such alert
     */
    Optional<CoveredMaps> find(AlertId id);

    /**
     * Replaces the maps of an alert, if nobody saved them since they were read. In a transaction
     * they are held until that ends, so nobody else changes them meanwhile.
     */
    SaveResult<CoveredMaps> save(CoveredMaps maps);
}
