package dev.pacenote.adapters.out.postgres.trackmania.alert;

import dev.pacenote.adapters.out.postgres.platform.PostgresRepository;
import dev.pacenote.domain.trackmania.alert.CoveredMaps.CoveredMap;
import dev.pacenote.domain.trackmania.alert.CoveredMaps.Place;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code alert_maps}. */
@PostgresRepository
interface CoveredMapRows extends GenericRepository<MapperAlertRow, Long> {

    /**
     * An alert with one of its maps, and what the surveys know of that map.
     *
     * @param mapUid missing, with everything after it, in the only row of an alert without maps
     */
    @Introspected
    record Row(
            long alertId,
            long mapsVersion,
            @Nullable String mapUid,
            @Nullable Boolean present,
            @Nullable Boolean considered,
            @Nullable Long consideredFrom,
            @Nullable Boolean muted,
            @Nullable Instant goneAt,
            @Nullable UUID pass) {

        CoveredMap map() {
            return new CoveredMap(
                    place(),
                    Boolean.TRUE.equals(muted),
                    Optional.ofNullable(goneAt),
                    Optional.ofNullable(pass));
        }

        private Place place() {
            long from = consideredFrom == null ? 0 : consideredFrom;
            if (!Boolean.TRUE.equals(present)) {
                return new Place.Left(from);
            }
            return Boolean.TRUE.equals(considered) ? new Place.Followed() : new Place.Joined(from);
        }
    }

    @Query(
            """
            select a.id as alert_id, a.maps_version, m.map_uid, m.present, m.considered,
                m.considered_from, m.muted, w.gone_at, w.pass
            from mapper_alerts a
            left join alert_maps m on m.alert_id = a.id
            left join watches w on w.map_uid = m.map_uid
            where a.id = any(:alerts)
            """)
    List<Row> find(@TypeDef(type = DataType.LONG_ARRAY) Long[] alerts);

    /**
     * Writes all maps of an alert, unless somebody else did since that version. Returns the alert
     * if it did. A map never goes from an alert, so what is not there is new, and the rest may have
     * changed.
     */
    @Query(
            """
            with saved as (
                update mapper_alerts set maps_version = maps_version + 1
                where id = :alert and maps_version = :version
                returning id),
            written as (
                insert into alert_maps as old
                    (alert_id, map_uid, present, considered, considered_from, muted)
                select saved.id, next.*
                from saved, unnest(:uids, :present, :considered, :from, :muted) as next
                on conflict (alert_id, map_uid) do update
                set present = excluded.present, considered = excluded.considered,
                    considered_from = excluded.considered_from, muted = excluded.muted
                where (old.present, old.considered, old.considered_from, old.muted)
                    is distinct from (excluded.present, excluded.considered,
                        excluded.considered_from, excluded.muted))
            select id from saved
            """)
    List<Long> save(
            long alert,
            long version,
            @TypeDef(type = DataType.STRING_ARRAY) String[] uids,
            @TypeDef(type = DataType.BOOLEAN_ARRAY) Boolean[] present,
            @TypeDef(type = DataType.BOOLEAN_ARRAY) Boolean[] considered,
            @TypeDef(type = DataType.LONG_ARRAY) Long[] from,
            @TypeDef(type = DataType.BOOLEAN_ARRAY) Boolean[] muted);
}
