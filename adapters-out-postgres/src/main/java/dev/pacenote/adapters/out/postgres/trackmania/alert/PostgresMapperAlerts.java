package dev.pacenote.adapters.out.postgres.trackmania.alert;

import dev.pacenote.adapters.out.postgres.platform.PostgresStore;
import dev.pacenote.adapters.out.postgres.platform.Rows;
import dev.pacenote.adapters.out.postgres.trackmania.survey.RecordEventRow;
import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.application.trackmania.alert.AlertListItem;
import dev.pacenote.application.trackmania.alert.MapperAlerts;
import dev.pacenote.domain.digest.Coverage;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.account.Username;
import dev.pacenote.domain.trackmania.alert.AlertId;
import dev.pacenote.domain.trackmania.alert.MapperAlert;
import dev.pacenote.domain.trackmania.alert.NewMapperAlert;
import dev.pacenote.domain.trackmania.board.AuthorId;
import dev.pacenote.domain.trackmania.board.MapUid;
import dev.pacenote.domain.trackmania.board.RecordEvent;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Mapper alerts in Postgres. */
@Singleton
public final class PostgresMapperAlerts implements MapperAlerts {

    /** {@link MapperAlert#paused} on a row. */
    private static final String PAUSED =
            "(jsonb_array_length(a.pauses) > 0 and a.pauses -> -1 ->> 'until' is null)";

    private final PostgresStore store;

    public PostgresMapperAlerts(PostgresStore store) {
        this.store = store;
    }

    @Override
    public Inserted insert(NewMapperAlert alert) {
        return store.together(
                handle ->
                        handle.createQuery(
                                        """
                                        insert into mapper_alerts
                                            (user_id, filter, requested_mode, created_at, settled_at, watermark, maps)
                                        values (:user, :filter, :mode, :created, :created, :watermark, 0)
                                        on conflict (user_id) do nothing
                                        returning *
                                        """)
                                .bind("user", alert.owner().value())
                                .bind("filter", alert.filter().name())
                                .bind("mode", alert.requestedMode().map(Enum::name).orElse(null))
                                .bind("created", Rows.bind(alert.createdAt()))
                                .bind("watermark", alert.lastEvent())
                                .map((rs, _) -> MapperAlertRow.alert(rs))
                                .findOne()
                                .<Inserted>map(Inserted.Ok::new)
                                .orElseGet(
                                        () ->
                                                new Inserted.Exists(
                                                        find(handle, alert.owner(), "")
                                                                .orElseThrow())));
    }

    private static Optional<MapperAlert> find(Handle handle, AccountId owner, String lock) {
        return handle.createQuery("select * from mapper_alerts where user_id = :user " + lock)
                .bind("user", owner.value())
                .map((rs, _) -> MapperAlertRow.alert(rs))
                .findOne();
    }

    @Override
    public Optional<MapperAlert> find(AccountId owner) {
        return store.with(handle -> find(handle, owner, ""));
    }

    @Override
    public Optional<MapperAlert> findForUpdate(AccountId owner) {
        return store.with(handle -> find(handle, owner, "for update"));
    }

    @Override
    public SaveResult<MapperAlert> save(MapperAlert alert) {
        var progress = alert.progress();
        int changed =
                store.with(
                        handle ->
                                handle.createUpdate(
                                                """
                                                update mapper_alerts
                                                set filter = :filter, past_filters = :past::jsonb,
                                                    pinned_mode = :pinned, pauses = :pauses::jsonb,
                                                    author = :author, maps = :maps, watermark = :watermark,
                                                    settled_at = :settled, section_pass = cast(:pass as uuid),
                                                    last_reported_at = :reported, version = version + 1
                                                where id = :id and version = :version
                                                """)
                                        .bind("id", alert.id().value())
                                        .bind("version", alert.version())
                                        .bind("filter", alert.filter().name())
                                        .bind("past", MapperAlertRow.pastFilters(alert))
                                        .bind(
                                                "pinned",
                                                alert.mode().pinned().map(Enum::name).orElse(null))
                                        .bind("pauses", MapperAlertRow.pauses(alert))
                                        .bind(
                                                "author",
                                                alert.author().map(AuthorId::value).orElse(null))
                                        .bind("maps", alert.maps())
                                        .bind("watermark", progress.watermark())
                                        .bind("settled", Rows.bind(progress.settledAt()))
                                        .bind("pass", progress.pass().orElse(null))
                                        .bind("reported", Rows.bind(progress.lastReportedAt()))
                                        .execute());
        return changed == 1
                ? new SaveResult.Saved<>(alert.savedAs(alert.version() + 1))
                : new SaveResult.Conflict<>();
    }

    @Override
    public void delete(AlertId id) {
        store.with(handle -> handle.execute("delete from mapper_alerts where id = ?", id.value()));
    }

    @Override
    public Optional<AlertListItem> listItem(AccountId owner) {
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
                                                new AlertListItem(
                                                        MapperAlertRow.alert(rs),
                                                        new Username(rs.getString("username")),
                                                        rs.getInt("muted")))
                                .findOne());
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
    public List<RecordEvent.Numbered> findUnprocessed(MapperAlert alert, long horizon) {
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
