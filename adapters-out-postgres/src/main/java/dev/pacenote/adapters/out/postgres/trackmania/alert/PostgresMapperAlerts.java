package dev.pacenote.adapters.out.postgres.trackmania.alert;

import dev.pacenote.adapters.out.postgres.platform.PostgresStore;
import dev.pacenote.adapters.out.postgres.platform.Rows;
import dev.pacenote.adapters.out.postgres.trackmania.survey.RecordEventRow;
import dev.pacenote.application.trackmania.alert.MapperAlerts;
import dev.pacenote.domain.digest.Coverage;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.account.Username;
import dev.pacenote.domain.trackmania.alert.AlertId;
import dev.pacenote.domain.trackmania.alert.CheckMode;
import dev.pacenote.domain.trackmania.alert.MapperAlert;
import dev.pacenote.domain.trackmania.alert.RecordFilter;
import dev.pacenote.domain.trackmania.board.AuthorId;
import dev.pacenote.domain.trackmania.board.MapUid;
import dev.pacenote.domain.trackmania.board.RecordEvent;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Mapper alerts in Postgres. Loops over maps happen in the database, never one by one. */
@Singleton
public final class PostgresMapperAlerts implements MapperAlerts {

    /** True on the row of an alert whose owner wants no news now. */
    private static final String PAUSED =
            "(jsonb_array_length(a.pauses) > 0 and a.pauses -> -1 ->> 'until' is null)";

    private final PostgresStore store;

    public PostgresMapperAlerts(PostgresStore store) {
        this.store = store;
    }

    @Override
    public Added add(
            AccountId owner,
            RecordFilter filter,
            Optional<CheckMode> requestedMode,
            Instant createdAt) {
        return store.together(
                handle -> {
                    int inserted =
                            handle.createUpdate(
                                            """
                                            insert into mapper_alerts
                                                (user_id, filter, requested_mode, created_at, settled_at, watermark, maps)
                                            values (:user, :filter, :mode, :created, :created,
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

    private static Optional<MapperAlert> find(Handle handle, AccountId owner, String lock) {
        return handle.createQuery("select * from mapper_alerts where user_id = :user " + lock)
                .bind("user", owner.value())
                .map((rs, _) -> MapperAlertRow.alert(rs))
                .findOne();
    }

    @Override
    public Optional<MapperAlert> of(AccountId owner) {
        return store.with(handle -> find(handle, owner, ""));
    }

    @Override
    public Optional<Card> card(AccountId owner) {
        return store.with(
                handle ->
                        handle.createQuery(
                                        """
                                        select a.*, u.username,
                                            (select count(*) from alert_maps m
                                             left join watches w on w.map_uid = m.map_uid
                                             where m.alert_id = a.id and m.present and m.muted
                                                and w.gone_at is null) as muted
                                        from mapper_alerts a join users u on u.id = a.user_id
                                        where a.user_id = :user
                                        """)
                                .bind("user", owner.value())
                                .map(
                                        (rs, _) ->
                                                new Card(
                                                        MapperAlertRow.alert(rs),
                                                        new Username(rs.getString("username")),
                                                        rs.getInt("muted")))
                                .findOne());
    }

    @Override
    public Optional<MapperAlert> hold(AccountId owner) {
        return store.with(handle -> find(handle, owner, "for update"));
    }

    @Override
    public void setFilter(AlertId id, RecordFilter filter) {
        store.together(
                handle ->
                        handle.createQuery("select * from mapper_alerts where id = :id for update")
                                .bind("id", id.value())
                                .map((rs, _) -> MapperAlertRow.alert(rs))
                                .findOne()
                                .map(known -> saveFilters(handle, known.filtering(filter))));
    }

    private static int saveFilters(Handle handle, MapperAlert alert) {
        return handle.createUpdate(
                        """
                        update mapper_alerts set filter = :filter, past_filters = :past::jsonb
                        where id = :id
                        """)
                .bind("filter", alert.filter().name())
                .bind("past", MapperAlertRow.pastFilters(alert))
                .bind("id", alert.id().value())
                .execute();
    }

    @Override
    public void pin(AlertId id, CheckMode mode) {
        store.with(
                handle ->
                        handle.createUpdate(
                                        "update mapper_alerts set pinned_mode = :mode where id = :id")
                                .bind("mode", mode.name())
                                .bind("id", id.value())
                                .execute());
    }

    @Override
    public void setPaused(AlertId id, boolean paused, Instant at) {
        store.together(
                handle -> {
                    var alert =
                            handle.createQuery(
                                            "select * from mapper_alerts where id = :id for update")
                                    .bind("id", id.value())
                                    .map((rs, _) -> MapperAlertRow.alert(rs))
                                    .findOne();
                    return alert.map(
                            known ->
                                    savePauses(
                                            handle,
                                            paused ? known.pausedAt(at) : known.resumedAt(at)));
                });
    }

    private static int savePauses(Handle handle, MapperAlert alert) {
        return handle.createUpdate(
                        "update mapper_alerts set pauses = :pauses::jsonb where id = :id")
                .bind("pauses", MapperAlertRow.pauses(alert))
                .bind("id", alert.id().value())
                .execute();
    }

    @Override
    public void setMuted(AlertId id, Collection<MapUid> maps, boolean muted) {
        if (maps.isEmpty()) {
            return;
        }
        store.with(
                handle ->
                        handle.createUpdate(
                                        """
                                        update alert_maps set muted = :muted
                                        where alert_id = :id and present and map_uid = any(:uids)
                                        """)
                                .bind("muted", muted)
                                .bind("id", id.value())
                                .bind(
                                        "uids",
                                        maps.stream().map(MapUid::value).toArray(String[]::new))
                                .execute());
    }

    @Override
    public Map<MapUid, Boolean> covered(AlertId id) {
        var covered = new HashMap<MapUid, Boolean>();
        store.with(
                        handle ->
                                handle.createQuery(
                                                """
                                                select m.map_uid, m.muted from alert_maps m
                                                left join watches w on w.map_uid = m.map_uid
                                                where m.alert_id = :id and m.present and w.gone_at is null
                                                """)
                                        .bind("id", id.value())
                                        .map(
                                                (rs, _) ->
                                                        Map.entry(
                                                                new MapUid(rs.getString("map_uid")),
                                                                rs.getBoolean("muted")))
                                        .list())
                .forEach(map -> covered.put(map.getKey(), map.getValue()));
        return covered;
    }

    @Override
    public Map<MapUid, Instant> gone(AlertId id) {
        var gone = new HashMap<MapUid, Instant>();
        store.with(
                        handle ->
                                handle.createQuery(
                                                """
                                                select m.map_uid, w.gone_at from alert_maps m
                                                join watches w on w.map_uid = m.map_uid
                                                where m.alert_id = :id and m.present and not m.muted
                                                    and w.gone_at is not null
                                                """)
                                        .bind("id", id.value())
                                        .map(
                                                (rs, _) ->
                                                        Map.entry(
                                                                new MapUid(rs.getString("map_uid")),
                                                                Rows.instant(rs, "gone_at")))
                                        .list())
                .forEach(map -> gone.put(map.getKey(), map.getValue()));
        return gone;
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
                                        where not\s"""
                                                + PAUSED
                                                + " order by a.id")
                                .map((rs, _) -> MapperAlertRow.alert(rs))
                                .list());
    }

    @Override
    public void cover(AlertId id, Optional<AuthorId> author, Collection<MapUid> maps) {
        var uids = maps.stream().map(MapUid::value).distinct().sorted().toArray(String[]::new);
        store.together(
                handle -> {
                    int known =
                            handle.createUpdate(
                                            """
                                            update mapper_alerts set author = :author,
                                                maps = :maps - (select count(*) from watches
                                                    where map_uid = any(:uids) and gone_at is not null)
                                            where id = :id
                                            """)
                                    .bind("uids", uids)
                                    .bind("id", id.value())
                                    .bind("author", author.map(AuthorId::value).orElse(null))
                                    .bind("maps", uids.length)
                                    .execute();
                    if (known == 0) {
                        return 0;
                    }
                    leave(handle, id, uids);
                    return join(handle, id, uids);
                });
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
                        where not exists (select 1 from alert_maps known where known.alert_id = :id
                            and known.map_uid = uid and known.present)
                        on conflict (alert_id, map_uid) do update set present = true
                        where not alert_maps.present
                        """)
                .bind("id", id.value())
                .bind("uids", uids)
                .execute();
    }

    @Override
    public Map<AlertId, Set<MapUid>> watchedMaps() {
        var maps = new HashMap<AlertId, Set<MapUid>>();
        store.with(
                        handle ->
                                handle.createQuery(
                                                """
                                                select m.alert_id, m.map_uid from alert_maps m
                                                join mapper_alerts a on a.id = m.alert_id
                                                join users u on u.id = a.user_id and u.enabled
                                                where m.present and not\s"""
                                                        + PAUSED)
                                        .map(
                                                (rs, _) ->
                                                        Map.entry(
                                                                new AlertId(rs.getLong("alert_id")),
                                                                new MapUid(
                                                                        rs.getString("map_uid"))))
                                        .list())
                .forEach(
                        map ->
                                maps.computeIfAbsent(map.getKey(), _ -> new HashSet<>())
                                        .add(map.getValue()));
        return maps;
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
                                .map((rs, _) -> MapperAlertRow.alert(rs))
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
    public void settle(
            AlertId id, long watermark, Optional<Instant> reportedAt, Instant at, UUID pass) {
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
                                    set watermark = :watermark, settled_at = :at, section_pass = :pass,
                                        last_reported_at = coalesce(:reported, last_reported_at),
                                        maps = (select count(*) from alert_maps m
                                            left join watches w on w.map_uid = m.map_uid
                                            where m.alert_id = :id and m.present and w.gone_at is null)
                                    where id = :id
                                    """)
                            .bind("id", id.value())
                            .bind("watermark", watermark)
                            .bind("at", Rows.bind(at))
                            .bind("pass", pass)
                            .bind("reported", Rows.bind(reportedAt))
                            .execute();
                });
    }

    @Override
    public boolean isSettled(AlertId id, UUID pass) {
        return store.with(
                handle ->
                        handle.createQuery(
                                        """
                                        select exists (select from mapper_alerts
                                            where id = :id and section_pass = :pass)
                                        """)
                                .bind("id", id.value())
                                .bind("pass", pass)
                                .mapTo(Boolean.class)
                                .one());
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
                                        where m.alert_id = :id and m.present and w.gone_at is null
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
