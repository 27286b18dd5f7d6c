package dev.pacenote.application.trackmania.alert;

import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.trackmania.alert.AlertId;
import dev.pacenote.domain.trackmania.alert.CoveredMaps;
import dev.pacenote.domain.trackmania.alert.MapperAlert;
import dev.pacenote.domain.trackmania.alert.NewMapperAlert;
import dev.pacenote.domain.trackmania.board.ExchangeMap;
import dev.pacenote.domain.trackmania.board.MapUid;
import dev.pacenote.domain.trackmania.board.RecordEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** All mapper alerts, one per account. What an alert may become is the domain's word. */
public interface MapperAlerts {

    Optional<MapperAlert> find(AccountId owner);

    /**
     * The alert of an owner, held until the transaction ends, so that nobody changes it meanwhile.
     */
    Optional<MapperAlert> findForUpdate(AccountId owner);

    /** What became of an alert that was to be added. */
    sealed interface Inserted {
        record Ok(MapperAlert alert) implements Inserted {}

        /** The account has one; of several callers at once all but one get this. */
        record Exists(MapperAlert alert) implements Inserted {}
    }

    Inserted insert(NewMapperAlert alert);

    /**
     * Replaces an alert, if nobody saved it since it was read. In a transaction it is held until
     * that ends, so nobody else changes it meanwhile.
     */
    SaveResult<MapperAlert> save(MapperAlert alert);

    /** Removes an alert with its maps; what is known of maps stays for others. */
    void delete(AlertId id);

    Optional<AlertListItem> listItem(AccountId owner);

    /** Alerts that are {@linkplain MapperAlert#isWatching watching}, in order. */
    List<MapperAlert> watching();

    /**
     * The {@linkplain CoveredMaps#listed listed maps} of each {@link #watching} alert that has
     * some.
     */
    Map<AlertId, Set<MapUid>> watchedMaps();

    /** Alerts that are {@linkplain MapperAlert#isDue due} in this pass, in order. */
    List<MapperAlert> due(UUID pass);

    /**
     * What was not considered for an alert yet, all of it as of one moment.
     *
     * @param events in order of their numbers
     * @param maps what is known of the maps of these events
     * @param horizon the number of the last event that there was, of whatever map; 0 for none
     */
    record Unprocessed(
            List<RecordEvent.Numbered> events, Map<MapUid, ExchangeMap> maps, long horizon) {
        public Unprocessed {
            events = List.copyOf(events);
            maps = Map.copyOf(maps);
        }
    }

    /**
     * Events that {@linkplain CoveredMaps#mayConcern may concern} an alert and were not considered
     * for it before.
     */
    Unprocessed findUnprocessed(MapperAlert alert);
}
