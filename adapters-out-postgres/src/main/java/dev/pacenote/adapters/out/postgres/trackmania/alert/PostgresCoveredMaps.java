package dev.pacenote.adapters.out.postgres.trackmania.alert;

import dev.pacenote.adapters.out.postgres.platform.PostgresStore;
import dev.pacenote.adapters.out.postgres.platform.Rows;
import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.application.trackmania.alert.CoveredMapsStore;
import dev.pacenote.domain.trackmania.alert.AlertId;
import dev.pacenote.domain.trackmania.alert.CoveredMaps;
import dev.pacenote.domain.trackmania.alert.CoveredMaps.CoveredMap;
import dev.pacenote.domain.trackmania.alert.CoveredMaps.Place;
import dev.pacenote.domain.trackmania.board.MapUid;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The maps of alerts in Postgres. Loops over maps happen in the database, never one by one. */
@Singleton
public final class PostgresCoveredMaps implements CoveredMapsStore {

    private final PostgresStore store;

    public PostgresCoveredMaps(PostgresStore store) {
        this.store = store;
    }

    /** A row of an alert with one of its maps, if it has any. */
    private record Row(long version, Optional<MapUid> uid, @Nullable CoveredMap map) {}

    @Override
    public Optional<CoveredMaps> find(AlertId id) {
        var rows =
                store.with(
                        handle ->
                                handle.createQuery(
                                                """
                                                select a.maps_version, m.map_uid, m.present, m.considered,
                                                    m.considered_from, m.muted, w.gone_at
                                                from mapper_alerts a
                                                left join alert_maps m on m.alert_id = a.id
                                                left join watches w on w.map_uid = m.map_uid
                                                where a.id = :id
                                                """)
                                        .bind("id", id.value())
                                        .map((rs, _) -> row(rs))
                                        .list());
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        var maps = new HashMap<MapUid, CoveredMap>();
        for (var row : rows) {
            row.uid().ifPresent(uid -> maps.put(uid, row.map()));
        }
        return Optional.of(new CoveredMaps(id, maps, rows.getFirst().version()));
    }

    private static Row row(ResultSet rs) throws SQLException {
        var uid = Optional.ofNullable(rs.getString("map_uid")).map(MapUid::new);
        return new Row(
                rs.getLong("maps_version"),
                uid,
                uid.isEmpty()
                        ? null
                        : new CoveredMap(
                                place(rs),
                                rs.getBoolean("muted"),
                                Rows.maybeInstant(rs, "gone_at")));
    }

    private static Place place(ResultSet rs) throws SQLException {
        var from = rs.getLong("considered_from");
        if (!rs.getBoolean("present")) {
            return new Place.Left(from);
        }
        return rs.getBoolean("considered") ? new Place.Followed() : new Place.Joined(from);
    }

    @Override
    public SaveResult<CoveredMaps> save(CoveredMaps maps) {
        return store.together(
                handle -> {
                    int current =
                            handle.createUpdate(
                                            """
                                            update mapper_alerts set maps_version = maps_version + 1
                                            where id = :id and maps_version = :version
                                            """)
                                    .bind("id", maps.alert().value())
                                    .bind("version", maps.version())
                                    .execute();
                    if (current == 0) {
                        return new SaveResult.Conflict<>();
                    }
                    write(handle, maps);
                    return new SaveResult.Saved<>(maps.savedAs(maps.version() + 1));
                });
    }

    /**
     * A map never goes from an alert, so what is not there is new, and the rest may have changed.
     */
    private static void write(Handle handle, CoveredMaps maps) {
        int count = maps.maps().size();
        var uids = new String[count];
        var present = new Boolean[count];
        var considered = new Boolean[count];
        var from = new Long[count];
        var muted = new Boolean[count];
        int i = 0;
        for (var entry : maps.maps().entrySet()) {
            var place = entry.getValue().place();
            uids[i] = entry.getKey().value();
            present[i] = !(place instanceof Place.Left);
            considered[i] = place instanceof Place.Followed;
            from[i] =
                    switch (place) {
                        case Place.Joined(var number) -> number;
                        case Place.Followed _ -> 0L;
                        case Place.Left(var number) -> number;
                    };
            muted[i] = entry.getValue().muted();
            i++;
        }
        handle.createUpdate(
                        """
                        insert into alert_maps as old
                            (alert_id, map_uid, present, considered, considered_from, muted)
                        select :id, next.* from unnest(:uids, :present, :considered, :from, :muted) as next
                        on conflict (alert_id, map_uid) do update
                        set present = excluded.present, considered = excluded.considered,
                            considered_from = excluded.considered_from, muted = excluded.muted
                        where (old.present, old.considered, old.considered_from, old.muted)
                            is distinct from (excluded.present, excluded.considered,
                                excluded.considered_from, excluded.muted)
                        """)
                .bind("id", maps.alert().value())
                .bind("uids", uids)
                .bind("present", present)
                .bind("considered", considered)
                .bind("from", from)
                .bind("muted", muted)
                .execute();
    }
}
