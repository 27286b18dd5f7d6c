package dev.pacenote.application.trackmania.alert;

import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.domain.trackmania.alert.AlertId;
import dev.pacenote.domain.trackmania.alert.CoveredMaps;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** The maps of each alert. They go with their alert. */
public interface CoveredMapsStore {

    /**
     * @return empty when there is no such alert
     */
    Optional<CoveredMaps> find(AlertId id);

    /** The maps of each of these alerts; an alert that is gone is missing. */
    Map<AlertId, CoveredMaps> findAll(Collection<AlertId> ids);

    /**
     * Replaces the maps of an alert, if nobody saved them since they were read. In a transaction
     * they are held until that ends, so nobody else changes them meanwhile.
     *
     * @return when saved, as {@link #find} answers them from now on
     */
    SaveResult<CoveredMaps> save(CoveredMaps maps);
}
