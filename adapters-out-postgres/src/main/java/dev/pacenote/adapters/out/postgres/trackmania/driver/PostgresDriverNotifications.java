package dev.pacenote.adapters.out.postgres.trackmania.driver;

import dev.pacenote.adapters.out.postgres.platform.PostgresStore;
import dev.pacenote.adapters.out.postgres.platform.Rows;
import dev.pacenote.application.trackmania.driver.DriverNotifications;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.trackmania.board.MapName;
import dev.pacenote.domain.trackmania.board.MapUid;
import dev.pacenote.domain.trackmania.board.PlayerId;
import dev.pacenote.domain.trackmania.board.Score;
import dev.pacenote.domain.trackmania.board.Standing;
import dev.pacenote.domain.trackmania.driver.DriverNotification;
import dev.pacenote.domain.trackmania.driver.DriverNotificationId;
import dev.pacenote.domain.trackmania.driver.PositionChange;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
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
    public Added add(Draft draft, Instant at, int max) {
        return store.together(
                handle -> {
                    // One owner's creations queue up, so that the limit holds.
                    handle.createQuery("select id from users where id = :user for update")
                            .bind("user", draft.owner().value())
                            .mapTo(Long.class)
                            .findOne();
                    var own = select(handle, draft.owner(), "");
                    if (own.stream().anyMatch(known -> known.map().equals(draft.map()))) {
                        return new Added.AlreadyTracked();
                    }
                    if (own.size() >= max) {
                        return new Added.LimitReached();
                    }
                    return new Added.Ok(insert(handle, draft, at));
                });
    }

    private static DriverNotification insert(Handle handle, Draft draft, Instant at) {
        return handle.createQuery(
                        """
                        insert into driver_notifications (user_id, map_uid, map_name, status, account_id,
                            position, best, ahead, created_at, last_checked_at)
                        values (:user, :map, :name, 'ACTIVE', :account, :position, :best, :ahead, :at, :at)
                        returning *
                        """)
                .bind("user", draft.owner().value())
                .bind("map", draft.map().value())
                .bind("name", draft.mapName().raw())
                .bind("account", draft.standing().account().value())
                .bind("position", draft.standing().position())
                .bind("best", best(draft.standing()))
                .bind("ahead", ahead(draft.standing()))
                .bind("at", Rows.bind(at))
                .map((rs, _) -> notification(rs))
                .one();
    }

    private static @Nullable Integer best(Standing standing) {
        return standing.best().map(Score.Visible::value).orElse(null);
    }

    private static UUID[] ahead(Standing standing) {
        return standing.ahead().stream().map(PlayerId::value).toArray(UUID[]::new);
    }

    private static List<DriverNotification> select(Handle handle, AccountId owner, String lock) {
        return handle.createQuery(
                        "select * from driver_notifications where user_id = :user order by id desc "
                                + lock)
                .bind("user", owner.value())
                .map((rs, _) -> notification(rs))
                .list();
    }

    private static DriverNotification notification(ResultSet rs) throws SQLException {
        return new DriverNotification(
                new DriverNotificationId(rs.getLong("id")),
                new AccountId(rs.getLong("user_id")),
                new MapUid(rs.getString("map_uid")),
                new MapName(rs.getString("map_name")),
                DriverNotification.Status.valueOf(rs.getString("status")),
                standing(rs),
                Rows.instant(rs, "created_at"),
                Rows.instant(rs, "last_checked_at"),
                change(rs));
    }

    private static Standing standing(ResultSet rs) throws SQLException {
        var ahead = (UUID[]) rs.getArray("ahead").getArray();
        return new Standing(
                new PlayerId(Rows.uuid(rs, "account_id")),
                rs.getInt("position"),
                Optional.ofNullable(rs.getObject("best", Integer.class)).map(Score.Visible::new),
                Arrays.stream(ahead).map(PlayerId::new).collect(Collectors.toSet()));
    }

    private static Optional<DriverNotification.Brief> change(ResultSet rs) throws SQLException {
        var kind = rs.getString("change_kind");
        return kind == null
                ? Optional.empty()
                : Optional.of(
                        new DriverNotification.Brief(
                                PositionChange.Kind.valueOf(kind),
                                Rows.instant(rs, "change_at"),
                                rs.getInt("change_old"),
                                rs.getInt("change_new")));
    }

    @Override
    public List<DriverNotification> of(AccountId owner) {
        return store.with(handle -> select(handle, owner, ""));
    }

    @Override
    public List<DriverNotification> hold(AccountId owner) {
        return store.with(handle -> select(handle, owner, "for update"));
    }

    @Override
    public boolean remove(AccountId owner, DriverNotificationId id) {
        return store.with(
                handle ->
                        handle.execute(
                                        "delete from driver_notifications where id = ? and user_id = ?",
                                        id.value(),
                                        owner.value())
                                == 1);
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
                                        left join drivers d on d.user_id = n.user_id
                                        where d.section_pass is distinct from :pass
                                        order by n.user_id
                                        """)
                                .bind("pass", pass)
                                .map((rs, _) -> new AccountId(rs.getLong("user_id")))
                                .list());
    }

    @Override
    public void save(Collection<DriverNotification> notifications) {
        if (notifications.isEmpty()) {
            return;
        }
        store.together(
                handle -> {
                    var batch =
                            handle.prepareBatch(
                                    """
                                    update driver_notifications
                                    set status = :status, account_id = :account, position = :position,
                                        best = :best::integer, ahead = :ahead, last_checked_at = :checked,
                                        change_kind = :kind::text, change_at = :changeAt::timestamptz,
                                        change_old = :old::integer, change_new = :new::integer
                                    where id = :id
                                    """);
                    for (var notification : notifications) {
                        var change = notification.lastChange();
                        batch.bind("id", notification.id().value())
                                .bind("status", notification.status().name())
                                .bind("account", notification.standing().account().value())
                                .bind("position", notification.standing().position())
                                .bind("best", best(notification.standing()))
                                .bind("ahead", ahead(notification.standing()))
                                .bind("checked", Rows.bind(notification.lastCheckedAt()))
                                .bind("kind", change.map(c -> c.kind().name()).orElse(null))
                                .bind(
                                        "changeAt",
                                        Rows.bind(change.map(DriverNotification.Brief::at)))
                                .bind(
                                        "old",
                                        change.map(DriverNotification.Brief::oldPosition)
                                                .orElse(null))
                                .bind(
                                        "new",
                                        change.map(DriverNotification.Brief::newPosition)
                                                .orElse(null))
                                .add();
                    }
                    return batch.execute().length;
                });
    }

    @Override
    public boolean isSettled(AccountId owner, UUID pass) {
        return store.with(
                handle ->
                        handle.createQuery(
                                        """
                                        select exists (select from drivers
                                            where user_id = :user and section_pass = :pass)
                                        """)
                                .bind("user", owner.value())
                                .bind("pass", pass)
                                .mapTo(Boolean.class)
                                .one());
    }

    @Override
    public void settle(AccountId owner, UUID pass) {
        store.with(
                handle ->
                        handle.createUpdate(
                                        "update drivers set section_pass = :pass where user_id = :user")
                                .bind("pass", pass)
                                .bind("user", owner.value())
                                .execute());
    }
}
