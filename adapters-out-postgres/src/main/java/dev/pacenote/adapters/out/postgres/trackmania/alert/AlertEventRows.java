package dev.pacenote.adapters.out.postgres.trackmania.alert;

import static java.util.Objects.requireNonNull;

import dev.pacenote.adapters.out.postgres.platform.PostgresRepository;
import dev.pacenote.adapters.out.postgres.trackmania.survey.RecordEventRow;
import dev.pacenote.domain.trackmania.board.ExchangeMap;
import dev.pacenote.domain.trackmania.board.MapName;
import dev.pacenote.domain.trackmania.board.MapType;
import dev.pacenote.domain.trackmania.board.MapUid;
import dev.pacenote.domain.trackmania.board.RecordEvent;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The events on the maps of an alert. */
@PostgresRepository
interface AlertEventRows extends GenericRepository<RecordEventRow, Long> {

    /**
     * The last event of all, and one that was not considered yet, with what is known of its map.
     *
     * @param number missing, as are all columns after it: there is no such event
     * @param exchangeId missing, as are all columns after it: the map is not known
     */
    @Introspected
    record Unprocessed(
            long horizon,
            @Nullable Long number,
            @Nullable String mapUid,
            @Nullable UUID accountId,
            @Nullable Long mark,
            @Nullable Integer score,
            @Nullable Integer position,
            @Nullable String zone,
            @Nullable Instant drivenAt,
            @Nullable Instant foundAt,
            @Nullable Boolean base,
            @Nullable Long exchangeId,
            @Nullable String name,
            @Nullable String type) {

        Optional<RecordEvent.Numbered> event() {
            return number == null
                    ? Optional.empty()
                    : Optional.of(
                            new RecordEventRow(
                                            number,
                                            requireNonNull(mapUid),
                                            requireNonNull(accountId),
                                            requireNonNull(mark),
                                            score,
                                            requireNonNull(position),
                                            requireNonNull(zone),
                                            drivenAt,
                                            requireNonNull(foundAt),
                                            requireNonNull(base))
                                    .numbered());
        }

        Optional<ExchangeMap> map() {
            return exchangeId == null
                    ? Optional.empty()
                    : Optional.of(
                            new ExchangeMap(
                                    new MapUid(requireNonNull(mapUid)),
                                    exchangeId,
                                    new MapName(requireNonNull(name)),
                                    MapType.valueOf(requireNonNull(type))));
        }
    }

    /**
     * Mirrors {@link dev.pacenote.domain.trackmania.alert.CoveredMaps#mayConcern}. One statement
     * sees one moment: an event that is committed meanwhile is neither in the rows nor counted as
     * the last one.
     *
     * @return at least one row
     */
    @Query(
            """
            with last as (select coalesce(max(number), 0) as horizon from record_events),
            unprocessed as (
                select e.*, d.exchange_id, d.name, d.type from alert_maps m
                join record_events e on e.map_uid = m.map_uid
                left join maps d on d.uid = m.map_uid
                where m.alert_id = :alert and m.present
                    and e.number > case when m.considered then :watermark
                        else m.considered_from end
                    and e.position <= :depth
                    and coalesce(e.driven_at, e.found_at) >= :since)
            select * from last left join unprocessed on true order by number
            """)
    List<Unprocessed> findUnprocessed(long alert, long watermark, int depth, Instant since);
}
