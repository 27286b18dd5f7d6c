package dev.pacenote.adapters.out.postgres.trackmania.driver;

import dev.pacenote.adapters.out.postgres.platform.PostgresStore;
import dev.pacenote.adapters.out.postgres.platform.Rows;
import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.application.trackmania.driver.DriverNotifications;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.trackmania.board.MapName;
import dev.pacenote.domain.trackmania.board.MapUid;
import dev.pacenote.domain.trackmania.board.PlayerId;
import dev.pacenote.domain.trackmania.board.Score;
import dev.pacenote.domain.trackmania.board.Standing;
import dev.pacenote.domain.trackmania.driver.DriverNotification;
import dev.pacenote.domain.trackmania.driver.DriverNotification.LastChange;
import dev.pacenote.domain.trackmania.driver.DriverNotificationId;
import dev.pacenote.domain.trackmania.driver.GuardList;
import dev.pacenote.domain.trackmania.driver.NewDriverNotification;
import dev.pacenote.domain.trackmania.driver.PositionChange;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Guarded places in Postgres. */
@Singleton
public final class PostgresDriverNotifications implements DriverNotifications {

    private final PostgresStore store;

    public PostgresDriverNotifications(PostgresStore store) {
        this.store = store;
    }

    @Override
    public Optional<GuardList> find(AccountId owner) {
        return store.with(handle -> find(handle, owner));
    }

    @Override
    public Optional<GuardList> findForUpdate(AccountId owner) {
        return store.together(
                handle -> {
                    handle.createQuery("select 1 from drivers where user_id = :user for update")
                            .bind("user", owner.value())
                            .mapTo(Integer.class)
                            .findOne();
                    return find(handle, owner);
                });
    }

    /** A driver with one of their places, if they guard any. */
    private record Row(
            Optional<UUID> lastPass, long version, Optional<DriverNotification> notification) {}

    private static Optional<GuardList> find(Handle handle, AccountId owner) {
        // One question: a version never comes with the places of another one.
        var rows =
                handle.createQuery(
                                """
                                select d.section_pass, d.guards_version, n.* from drivers d
                                left join driver_notifications n on n.user_id = d.user_id
                                where d.user_id = :user
                                order by n.id desc
                                """)
                        .bind("user", owner.value())
                        .map((rs, _) -> row(rs))
                        .list();
        return rows.stream()
                .findFirst()
                .map(
                        any ->
                                new GuardList(
                                        owner,
                                        rows.stream()
                                                .flatMap(row -> row.notification().stream())
                                                .toList(),
                                        List.of(),
                                        any.lastPass(),
                                        any.version()));
    }

    private static Row row(ResultSet rs) throws SQLException {
        return new Row(
                Optional.ofNullable(rs.getObject("section_pass", UUID.class)),
                rs.getLong("guards_version"),
                rs.getObject("id") == null ? Optional.empty() : Optional.of(notification(rs)));
    }

    @Override
    public SaveResult<GuardList> save(GuardList list) {
        return store.together(
                handle -> {
                    int current =
                            handle.createUpdate(
                                            """
                                            update drivers
                                            set section_pass = cast(:pass as uuid),
                                                guards_version = guards_version + 1
                                            where user_id = :user and guards_version = :version
                                            """)
                                    .bind("pass", list.lastPass().orElse(null))
                                    .bind("user", list.owner().value())
                                    .bind("version", list.version())
                                    .execute();
                    if (current == 0) {
                        return new SaveResult.Conflict<>();
                    }
                    release(handle, list);
                    update(handle, list.notifications());
                    var all = new ArrayList<>(list.notifications());
                    list.added().forEach(added -> all.addFirst(insert(handle, added)));
                    return new SaveResult.Saved<>(list.savedAs(list.version() + 1, all));
                });
    }

    private static void release(Handle handle, GuardList list) {
        handle.createUpdate(
                        "delete from driver_notifications where user_id = :user and id <> all(:kept)")
                .bind("user", list.owner().value())
                .bind(
                        "kept",
                        list.notifications().stream().map(n -> n.id().value()).toArray(Long[]::new))
                .execute();
    }

    private static DriverNotification insert(Handle handle, NewDriverNotification added) {
        return handle.createQuery(
                        """
                        insert into driver_notifications (user_id, map_uid, map_name, account_id,
                            position, best, ahead, created_at, last_checked_at)
                        values (:user, :map, :name, :account, :position, :best, :ahead, :at, :at)
                        returning *
                        """)
                .bind("user", added.owner().value())
                .bind("map", added.guardedMap().map().value())
                .bind("name", added.guardedMap().name().raw())
                .bind("account", added.standing().account().value())
                .bind("position", added.standing().position())
                .bind("best", best(added.standing()))
                .bind("ahead", ahead(added.standing()))
                .bind("at", Rows.bind(added.createdAt()))
                .map((rs, _) -> notification(rs))
                .one();
    }

    private static void update(Handle handle, List<DriverNotification> notifications) {
        if (notifications.isEmpty()) {
            return;
        }
        var batch =
                handle.prepareBatch(
                        """
                        update driver_notifications
                        set account_id = :account, position = :position, best = :best::integer,
                            ahead = :ahead, last_checked_at = :checked,
                            change_kind = :kind::text, change_at = :changeAt::timestamptz,
                            change_old = :old::integer, change_new = :new::integer
                        where id = :id
                        """);
        for (var notification : notifications) {
            var change = notification.lastChange();
            batch.bind("id", notification.id().value())
                    .bind("account", notification.standing().account().value())
                    .bind("position", notification.standing().position())
                    .bind("best", best(notification.standing()))
                    .bind("ahead", ahead(notification.standing()))
                    .bind("checked", Rows.bind(notification.lastCheckedAt()))
                    .bind("kind", change.map(c -> c.kind().name()).orElse(null))
                    .bind("changeAt", Rows.bind(change.map(LastChange::at)))
                    .bind("old", change.map(LastChange::oldPosition).orElse(null))
                    .bind("new", change.map(LastChange::newPosition).orElse(null))
                    .add();
        }
        batch.execute();
    }

    private static @Nullable Integer best(Standing standing) {
        return standing.best().map(Score.Visible::value).orElse(null);
    }

    private static UUID[] ahead(Standing standing) {
        return standing.ahead().stream().map(PlayerId::value).toArray(UUID[]::new);
    }

    private static DriverNotification notification(ResultSet rs) throws SQLException {
        return new DriverNotification(
                new DriverNotificationId(rs.getLong("id")),
                new AccountId(rs.getLong("user_id")),
                new DriverNotification.GuardedMap(
                        new MapUid(rs.getString("map_uid")), new MapName(rs.getString("map_name"))),
                standing(rs),
                Rows.instant(rs, "created_at"),
                new DriverNotification.LastCheck(Rows.instant(rs, "last_checked_at"), change(rs)));
    }

    private static Standing standing(ResultSet rs) throws SQLException {
        var ahead = (UUID[]) rs.getArray("ahead").getArray();
        return new Standing(
                new PlayerId(Rows.uuid(rs, "account_id")),
                rs.getInt("position"),
                Optional.ofNullable(rs.getObject("best", Integer.class)).map(Score.Visible::new),
                Arrays.stream(ahead).map(PlayerId::new).collect(Collectors.toSet()));
    }

    private static Optional<LastChange> change(ResultSet rs) throws SQLException {
        var kind = rs.getString("change_kind");
        return kind == null
                ? Optional.empty()
                : Optional.of(
                        new LastChange(
                                PositionChange.Kind.valueOf(kind),
                                Rows.instant(rs, "change_at"),
                                rs.getInt("change_old"),
                                rs.getInt("change_new")));
    }

    @Override
    public List<DriverNotification> guarding() {
        return store.with(
                handle ->
                        handle.createQuery(
                                        """
                                        select n.* from driver_notifications n
                                        join users u on u.id = n.user_id and u.enabled
                                        order by n.id
                                        """)
                                .map((rs, _) -> notification(rs))
                                .list());
    }

    @Override
    public List<AccountId> due(UUID pass) {
        return store.with(
                handle ->
                        handle.createQuery(
                                        """
                                        select distinct n.user_id from driver_notifications n
                                        join users u on u.id = n.user_id and u.enabled
                                        join drivers d on d.user_id = n.user_id
                                        where d.section_pass is distinct from :pass
                                        order by n.user_id
                                        """)
                                .bind("pass", pass)
                                .map((rs, _) -> new AccountId(rs.getLong("user_id")))
                                .list());
    }
}
