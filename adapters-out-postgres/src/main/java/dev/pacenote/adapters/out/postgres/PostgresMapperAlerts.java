package dev.pacenote.adapters.out.postgres;

import dev.pacenote.application.trackmania.MapperAlerts;
import dev.pacenote.domain.identity.UserId;
import dev.pacenote.domain.notice.Coverage;
import dev.pacenote.domain.trackmania.AlertId;
import dev.pacenote.domain.trackmania.AuthorId;
import dev.pacenote.domain.trackmania.CheckMode;
import dev.pacenote.domain.trackmania.ExchangeMap;
import dev.pacenote.domain.trackmania.MapName;
import dev.pacenote.domain.trackmania.MapType;
import dev.pacenote.domain.trackmania.MapUid;
import dev.pacenote.domain.trackmania.MapperAlert;
import dev.pacenote.domain.trackmania.RecordEvent;
import dev.pacenote.domain.trackmania.RecordFilter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Mapper alerts in Postgres. Loops over maps happen in the database, never one by one. */
public final class PostgresMapperAlerts implements MapperAlerts {

    private final PostgresStore store;

    public PostgresMapperAlerts(PostgresStore store) {
        this.store = store;
    }

    @Override
    public Added add(
            UserId owner,
            RecordFilter filter,
            Optional<CheckMode> requestedMode,
            Instant createdAt) {
        return store.together(
                handle -> {
                    int inserted =
                            handle.createUpdate(
                                            """
                                            insert into mapper_alerts
                                                (user_id, filter, requested_mode, created_at, watermark, maps)
                                            values (:user, :filter, :mode, :created,
                                                (select coalesce(max(number), 0) from record_events), 0)
                                            on conflict (user_id) do nothing
                                            """)
                                    .bind("user", owner.value())
                                    .bind("filter", filter.name())
                                    .bind("mode", requestedMode.map(Enum::name).orElse(null))
                                    .bind("created", Rows.bind(createdAt))
                                    .execute();
                    var alert = find(handle, owner, "").orElseThrow();
                    return inserted == 1 ? new Added.Ok(alert) : new Added.Exists(alert);
                });
    }

    private static Optional<MapperAlert> find(Handle handle, UserId owner, String lock) {
        return handle.createQuery("select * from mapper_alerts where user_id = :user " + lock)
                .bind("user", owner.value())
                .map((rs, _) -> alert(rs))
                .findOne();
    }

    private static MapperAlert alert(ResultSet rs) throws SQLException {
        return new MapperAlert(
                new AlertId(rs.getLong("id")),
                new UserId(rs.getLong("user_id")),
                RecordFilter.valueOf(rs.getString("filter")),
                Optional.ofNullable(rs.getString("requested_mode")).map(CheckMode::valueOf),
                Rows.instant(rs, "created_at"),
                rs.getLong("watermark"),
                Optional.ofNullable(rs.getObject("author", Long.class)).map(AuthorId::new),
                rs.getInt("maps"),
                Rows.maybeInstant(rs, "last_reported_at"));
    }

    @Override
    public Optional<MapperAlert> of(UserId owner) {
        return store.with(handle -> find(handle, owner, ""));
    }

    @Override
    public Optional<MapperAlert> hold(UserId owner) {
        return store.with(handle -> find(handle, owner, "for update"));
    }

    @Override
    public void setFilter(AlertId id, RecordFilter filter) {
        store.with(
                handle ->
                        handle.createUpdate(
                                        "update mapper_alerts set filter = :filter where id = :id")
                                .bind("filter", filter.name())
                                .bind("id", id.value())
                                .execute());
    }

    @Override
    public void remove(AlertId id) {
        store.with(handle -> handle.execute("delete from mapper_alerts where id = ?", id.value()));
    }

    @Override
    public List<MapperAlert> watching() {
        return store.with(
                handle ->
                        handle.createQuery(
                                        """
                                        select a.* from mapper_alerts a
                                        join users u on u.id = a.user_id and u.enabled
                                        order by a.id
                                        """)
                                .map((rs, _) -> alert(rs))
                                .list());
    }

    @Override
    public void cover(AlertId id, Optional<AuthorId> author, Collection<ExchangeMap> maps) {
        var distinct = new LinkedHashMap<MapUid, ExchangeMap>();
        maps.stream()
                .sorted((one, other) -> one.uid().compareTo(other.uid()))
                .forEach(map -> distinct.put(map.uid(), map));
        var uids = distinct.keySet().stream().map(MapUid::value).toArray(String[]::new);
        store.together(
                handle -> {
                    int known =
                            handle.createUpdate(
                                            """
                                            update mapper_alerts set author = :author, maps = :maps
                                            where id = :id
                                            """)
                                    .bind("id", id.value())
                                    .bind("author", author.map(AuthorId::value).orElse(null))
                                    .bind("maps", uids.length)
                                    .execute();
                    if (known == 0) {
                        return 0;
                    }
                    describe(handle, distinct.values());
                    leave(handle, id, uids);
                    return join(handle, id, uids);
                });
    }

    private static void describe(Handle handle, Collection<ExchangeMap> maps) {
        if (maps.isEmpty()) {
            return;
        }
        var batch =
                handle.prepareBatch(
                        """
                        insert into maps (uid, exchange_id, name, type)
                        values (:uid, :exchange, :name, :type)
                        on conflict (uid) do update
                        set exchange_id = excluded.exchange_id, name = excluded.name, type = excluded.type
                        where (maps.exchange_id, maps.name, maps.type)
                            is distinct from (excluded.exchange_id, excluded.name, excluded.type)
                        """);
        for (var map : maps) {
            batch.bind("uid", map.uid().value())
                    .bind("exchange", map.exchangeId())
                    .bind("name", map.name().raw())
                    .bind("type", map.type().name())
                    .add();
        }
        batch.execute();
    }

    private static void leave(Handle handle, AlertId id, String[] uids) {
        handle.createUpdate(
                        """
                        update alert_maps m
                        set present = false, considered = false,
                            considered_from = case when m.considered then a.watermark else m.considered_from end
                        from mapper_alerts a
                        where a.id = m.alert_id and m.alert_id = :id and m.present
                            and m.map_uid <> all(:uids)
                        """)
                .bind("id", id.value())
                .bind("uids", uids)
                .execute();
    }

    private static int join(Handle handle, AlertId id, String[] uids) {
        return handle.createUpdate(
                        """
                        insert into alert_maps (alert_id, map_uid, present, considered, considered_from)
                        select :id, uid, true, false, 0 from unnest(:uids) as uid
                        on conflict (alert_id, map_uid) do update set present = true
                        where not alert_maps.present
                        """)
                .bind("id", id.value())
                .bind("uids", uids)
                .execute();
    }

    @Override
    public Set<MapUid> watchedMaps() {
        return store.with(
                handle ->
                        new HashSet<>(
                                handle.createQuery(
                                                """
                                                select distinct m.map_uid from alert_maps m
                                                join mapper_alerts a on a.id = m.alert_id
                                                join users u on u.id = a.user_id and u.enabled
                                                where m.present
                                                """)
                                        .map((rs, _) -> new MapUid(rs.getString("map_uid")))
                                        .list()));
    }

    @Override
    public Map<MapUid, ExchangeMap> describe(Collection<MapUid> maps) {
        var described = new HashMap<MapUid, ExchangeMap>();
        store.with(
                        handle ->
                                handle.createQuery("select * from maps where uid = any(:uids)")
                                        .bind(
                                                "uids",
                                                maps.stream()
                                                        .map(MapUid::value)
                                                        .distinct()
                                                        .toArray(String[]::new))
                                        .map((rs, _) -> map(rs))
                                        .list())
                .forEach(map -> described.put(map.uid(), map));
        return described;
    }

    private static ExchangeMap map(ResultSet rs) throws SQLException {
        return new ExchangeMap(
                new MapUid(rs.getString("uid")),
                rs.getLong("exchange_id"),
                new MapName(rs.getString("name")),
                MapType.valueOf(rs.getString("type")));
    }

    @Override
    public List<MapperAlert> due(UUID pass) {
        return store.with(
                handle ->
                        handle.createQuery(
                                        """
                                        select a.* from mapper_alerts a
                                        join users u on u.id = a.user_id and u.enabled
                                        where a.section_pass is distinct from :pass
                                        order by a.id
                                        """)
                                .bind("pass", pass)
                                .map((rs, _) -> alert(rs))
                                .list());
    }

    @Override
    public List<RecordEvent.Numbered> unconsidered(MapperAlert alert, long horizon) {
        return store.with(
                handle ->
                        handle.createQuery(
                                        """
                                        select e.* from alert_maps m
                                        join record_events e on e.map_uid = m.map_uid
                                        where m.alert_id = :alert and m.present
                                            and e.number <= :horizon
                                            and e.number > case when m.considered then :watermark else m.considered_from end
                                            and e.position <= :depth
                                            and coalesce(e.driven_at, e.found_at) >= :since
                                        order by e.number
                                        """)
                                .bind("alert", alert.id().value())
                                .bind("horizon", horizon)
                                .bind("watermark", alert.watermark())
                                .bind("depth", alert.filter().depth())
                                .bind("since", Rows.bind(alert.newSince()))
                                .map((rs, _) -> RecordEventRow.numbered(rs))
                                .list());
    }

    @Override
    public void settle(AlertId id, long watermark, Optional<Instant> reportedAt, UUID pass) {
        store.together(
                handle -> {
                    handle.createUpdate(
                                    """
                                    update alert_maps set considered = true, considered_from = 0
                                    where alert_id = :id and present and not considered
                                    """)
                            .bind("id", id.value())
                            .execute();
                    return handle.createUpdate(
                                    """
                                    update mapper_alerts
                                    set watermark = :watermark, section_pass = :pass,
                                        last_reported_at = coalesce(:reported, last_reported_at)
                                    where id = :id
                                    """)
                            .bind("id", id.value())
                            .bind("watermark", watermark)
                            .bind("pass", pass)
                            .bind("reported", Rows.bind(reportedAt))
                            .execute();
                });
    }

    @Override
    public Coverage coverage(AlertId id, UUID pass, Instant asOf) {
        return store.with(
                handle ->
                        handle.createQuery(
                                        """
                                        select count(*) as followed,
                                            count(*) filter (where w.pass is distinct from :pass) as unchecked
                                        from alert_maps m left join watches w on w.map_uid = m.map_uid
                                        where m.alert_id = :id and m.present
                                        """)
                                .bind("id", id.value())
                                .bind("pass", pass)
                                .map(
                                        (rs, _) ->
                                                new Coverage(
                                                        rs.getInt("followed"),
                                                        rs.getInt("unchecked"),
                                                        asOf))
                                .one());
    }
}
