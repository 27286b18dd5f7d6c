package dev.pacenote.adapters.out.postgres.identity.account;

import dev.pacenote.adapters.out.postgres.platform.PostgresStore;
import dev.pacenote.adapters.out.postgres.platform.Rows;
import dev.pacenote.application.identity.account.Users;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.DailyMail;
import dev.pacenote.domain.identity.account.EmailAddress;
import dev.pacenote.domain.identity.account.LoginKey;
import dev.pacenote.domain.identity.account.NewAccount;
import dev.pacenote.domain.identity.account.Role;
import dev.pacenote.domain.identity.account.UserId;
import dev.pacenote.domain.identity.account.Username;
import dev.pacenote.domain.identity.credential.PasswordHash;
import dev.pacenote.domain.trackmania.board.Standing;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;

/** Accounts in Postgres. */
@Singleton
public final class PostgresUsers implements Users {

    /** Registrations queue up behind each other, so that the last free place is given once. */
    private static final long REGISTRATION_LOCK = 0x70616365_0001L;

    private final PostgresStore store;

    public PostgresUsers(PostgresStore store) {
        this.store = store;
    }

    @Override
    public Added add(NewAccount account, int maxAccounts) {
        return store.together(
                handle -> {
                    handle.execute("select pg_advisory_xact_lock(?)", REGISTRATION_LOCK);
                    if (taken(handle, account.username().key())) {
                        return new Added.UsernameTaken();
                    }
                    if (taken(handle, account.email().key())) {
                        return new Added.EmailTaken();
                    }
                    if (count(handle) >= maxAccounts) {
                        return new Added.Full();
                    }
                    return new Added.Ok(insert(handle, account));
                });
    }

    private static boolean taken(Handle handle, LoginKey key) {
        return handle.createQuery("select exists (select from login_names where key = :key)")
                .bind("key", key.value())
                .mapTo(Boolean.class)
                .one();
    }

    private static int count(Handle handle) {
        return handle.createQuery("select count(*) from users").mapTo(Integer.class).one();
    }

    private static Account insert(Handle handle, NewAccount account) {
        long id =
                handle.createQuery(
                                """
                                insert into users (username, email, password_hash, role, enabled,
                                    verified_at, mail_enabled, zone, created_at)
                                values (:username, :email, :hash, :role, true, :verified, true, 'UTC', :created)
                                returning id
                                """)
                        .bind("username", account.username().value())
                        .bind("email", account.email().value())
                        .bind("hash", account.passwordHash().encoded())
                        .bind("role", account.role().name())
                        .bind("verified", Rows.bind(account.verifiedAt()))
                        .bind("created", Rows.bind(account.createdAt()))
                        .mapTo(Long.class)
                        .one();
        claimKey(handle, account.email().key(), id, "EMAIL");
        if (!account.username().key().equals(account.email().key())) {
            claimKey(handle, account.username().key(), id, "USERNAME");
        }
        return account.withId(new UserId(id));
    }

    private static void claimKey(Handle handle, LoginKey key, long id, String kind) {
        handle.createUpdate(
                        "insert into login_names (key, user_id, kind) values (:key, :id, :kind)")
                .bind("key", key.value())
                .bind("id", id)
                .bind("kind", kind)
                .execute();
    }

    @Override
    public Optional<Account> find(UserId id) {
        return store.with(
                handle ->
                        handle.createQuery("select * from users where id = :id")
                                .bind("id", id.value())
                                .map((rs, _) -> account(rs))
                                .findOne());
    }

    @Override
    public Optional<Account> findByLogin(LoginKey key) {
        // A key belongs to one account only, so "address first" needs no order here.
        return store.with(
                handle ->
                        handle.createQuery(
                                        """
                                        select users.* from users
                                        join login_names on login_names.user_id = users.id
                                        where login_names.key = :key
                                        """)
                                .bind("key", key.value())
                                .map((rs, _) -> account(rs))
                                .findOne());
    }

    public static Account account(ResultSet rs) throws SQLException {
        return new Account(
                new UserId(rs.getLong("id")),
                new Username(rs.getString("username")),
                EmailAddress.stored(rs.getString("email")),
                new PasswordHash(rs.getString("password_hash")),
                Role.valueOf(rs.getString("role")),
                rs.getBoolean("enabled"),
                Rows.maybeInstant(rs, "verified_at"),
                dailyMail(rs),
                ZoneId.of(rs.getString("zone")),
                Rows.instant(rs, "created_at"),
                Rows.maybeInstant(rs, "last_login_at"));
    }

    @Override
    public void markVerified(UserId id, Instant at) {
        store.with(
                handle ->
                        handle.createUpdate(
                                        "update users set verified_at = coalesce(verified_at, :at) where"
                                                + " id = :id")
                                .bind("at", Rows.bind(at))
                                .bind("id", id.value())
                                .execute());
    }

    @Override
    public Optional<DailyMailChange> changeDailyMail(UserId id, UnaryOperator<DailyMail> change) {
        return store.together(
                handle ->
                        handle.createQuery("select * from users where id = :id for update")
                                .bind("id", id.value())
                                .map((rs, _) -> dailyMail(rs))
                                .findOne()
                                .map(
                                        before -> {
                                            var after = change.apply(before);
                                            write(handle, id, after);
                                            return new DailyMailChange(before, after);
                                        }));
    }

    private static void write(Handle handle, UserId id, DailyMail mail) {
        var off =
                Optional.of(mail)
                        .filter(DailyMail.Off.class::isInstance)
                        .map(DailyMail.Off.class::cast);
        var since = mail instanceof DailyMail.On(var at) ? at : Optional.<Instant>empty();
        handle.createUpdate(
                        """
                        update users
                        set mail_enabled = :on, mail_stopped_reason = :reason,
                            mail_stopped_at = :at, mail_resumed_at = :since
                        where id = :id
                        """)
                .bind("on", mail.isOn())
                .bind("reason", off.map(DailyMail.Off::reason).map(Enum::name).orElse(null))
                .bind("at", Rows.bind(off.flatMap(DailyMail.Off::at)))
                .bind("since", Rows.bind(since))
                .bind("id", id.value())
                .execute();
    }

    private static DailyMail dailyMail(ResultSet rs) throws SQLException {
        return rs.getBoolean("mail_enabled")
                ? new DailyMail.On(Rows.maybeInstant(rs, "mail_resumed_at"))
                : new DailyMail.Off(
                        Optional.ofNullable(rs.getString("mail_stopped_reason"))
                                .map(DailyMail.Reason::valueOf)
                                .orElse(DailyMail.Reason.UNKNOWN),
                        Rows.maybeInstant(rs, "mail_stopped_at"));
    }

    @Override
    public void setZone(UserId id, ZoneId zone) {
        store.with(
                handle ->
                        handle.createUpdate("update users set zone = :zone where id = :id")
                                .bind("zone", zone.getId())
                                .bind("id", id.value())
                                .execute());
    }

    @Override
    public boolean changePassword(UserId id, PasswordHash confirmed, PasswordHash next) {
        return store.with(
                handle ->
                        handle.createUpdate(
                                                """
                                                update users set password_hash = :next, reset_id = null
                                                where id = :id and password_hash = :confirmed
                                                """)
                                        .bind("next", next.encoded())
                                        .bind("confirmed", confirmed.encoded())
                                        .bind("id", id.value())
                                        .execute()
                                == 1);
    }

    @Override
    public boolean noteLogin(UserId id, PasswordHash confirmed, Instant at) {
        return store.with(
                handle ->
                        handle.createUpdate(
                                                """
                                                update users set last_login_at = :at
                                                where id = :id and enabled and password_hash = :confirmed
                                                """)
                                        .bind("at", Rows.bind(at))
                                        .bind("confirmed", confirmed.encoded())
                                        .bind("id", id.value())
                                        .execute()
                                == 1);
    }

    @Override
    public void openReset(UserId id, UUID reset, Instant askedAt) {
        store.with(
                handle ->
                        handle.createUpdate(
                                        """
                                        update users
                                        set reset_id = :reset, reset_heard = :reset,
                                            reset_asked = :asked
                                        where id = :id and reset_heard is distinct from :reset
                                            and (reset_asked is null or reset_asked <= :asked)
                                        """)
                                .bind("asked", Rows.bind(askedAt))
                                .bind("reset", reset)
                                .bind("id", id.value())
                                .execute());
    }

    @Override
    public boolean isResetOpen(UserId id, UUID reset) {
        return store.with(
                handle ->
                        handle.createQuery(
                                        """
                                        select exists (select from users
                                            where id = :id and reset_id = :reset)
                                        """)
                                .bind("id", id.value())
                                .bind("reset", reset)
                                .mapTo(Boolean.class)
                                .one());
    }

    @Override
    public boolean resetPassword(UserId id, UUID reset, PasswordHash hash, Instant at) {
        return store.with(
                handle ->
                        handle.createUpdate(
                                                """
                                                update users
                                                set password_hash = :hash, reset_id = null,
                                                    verified_at = coalesce(verified_at, :at)
                                                where id = :id and reset_id = :reset
                                                """)
                                        .bind("hash", hash.encoded())
                                        .bind("at", Rows.bind(at))
                                        .bind("id", id.value())
                                        .bind("reset", reset)
                                        .execute()
                                == 1);
    }

    @Override
    public Standing setStanding(UserId id, Optional<Role> role, Optional<Boolean> enabled) {
        return guarded(
                id,
                before -> {
                    var after = before.as(role.orElse(before.role()));
                    return Optional.of(after.enabled(enabled.orElse(before.enabled())));
                },
                (handle, after) ->
                        handle.createUpdate(
                                        """
                                        update users set role = :role, enabled = :enabled where id = :id
                                        """)
                                .bind("role", after.role().name())
                                .bind("enabled", after.enabled())
                                .bind("id", id.value())
                                .execute());
    }

    @Override
    public Standing remove(UserId id) {
        return guarded(
                id,
                _ -> Optional.empty(),
                (handle, before) ->
                        handle.execute("delete from users where id = ?", before.id().value()));
    }

    /** Changes of who is an admin queue up behind each other: the last one cannot slip away. */
    private Standing guarded(
            UserId id,
            Function<Account, Optional<Account>> change,
            BiConsumer<Handle, Account> write) {
        return store.together(
                handle -> {
                    handle.execute("select pg_advisory_xact_lock(?)", REGISTRATION_LOCK);
                    var before =
                            handle.createQuery("select * from users where id = :id for update")
                                    .bind("id", id.value())
                                    .map((rs, _) -> account(rs))
                                    .findOne();
                    if (before.isEmpty()) {
                        return new Standing.NoSuchAccount();
                    }
                    var after = change.apply(before.get());
                    if (before.get().isActiveAdmin()
                            && after.filter(Account::isActiveAdmin).isEmpty()
                            && activeAdmins(handle) == 1) {
                        return new Standing.LastAdmin();
                    }
                    var result = after.orElse(before.get());
                    write.accept(handle, result);
                    return new Standing.Changed(before.get(), result);
                });
    }

    private static int activeAdmins(Handle handle) {
        return handle.createQuery("select count(*) from users where role = 'ADMIN' and enabled")
                .mapTo(Integer.class)
                .one();
    }

    @Override
    public List<UserId> removeUnconfirmed(Instant registeredBefore) {
        return store.with(
                handle ->
                        handle.createQuery(
                                        """
                                        delete from users
                                        where verified_at is null and role = 'USER' and created_at < :before
                                        returning id
                                        """)
                                .bind("before", Rows.bind(registeredBefore))
                                .map((rs, _) -> new UserId(rs.getLong("id")))
                                .list());
    }

    @Override
    public int countEnabled() {
        return store.with(
                handle ->
                        handle.createQuery("select count(*) from users where enabled")
                                .mapTo(Integer.class)
                                .one());
    }

    @Override
    public int count() {
        return store.with(PostgresUsers::count);
    }
}
