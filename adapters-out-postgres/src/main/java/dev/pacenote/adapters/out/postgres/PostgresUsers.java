package dev.pacenote.adapters.out.postgres;

import dev.pacenote.application.identity.Users;
import dev.pacenote.domain.identity.Account;
import dev.pacenote.domain.identity.EmailAddress;
import dev.pacenote.domain.identity.LoginKey;
import dev.pacenote.domain.identity.NewAccount;
import dev.pacenote.domain.identity.PasswordHash;
import dev.pacenote.domain.identity.Role;
import dev.pacenote.domain.identity.UserId;
import dev.pacenote.domain.identity.Username;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Accounts in Postgres. */
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

    private static Account account(ResultSet rs) throws SQLException {
        return new Account(
                new UserId(rs.getLong("id")),
                new Username(rs.getString("username")),
                new EmailAddress(rs.getString("email")),
                new PasswordHash(rs.getString("password_hash")),
                Role.valueOf(rs.getString("role")),
                rs.getBoolean("enabled"),
                Rows.maybeInstant(rs, "verified_at"),
                rs.getBoolean("mail_enabled"),
                ZoneId.of(rs.getString("zone")),
                Rows.instant(rs, "created_at"));
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
    public void setMailEnabled(UserId id, boolean enabled) {
        store.with(
                handle ->
                        handle.createUpdate("update users set mail_enabled = :on where id = :id")
                                .bind("on", enabled)
                                .bind("id", id.value())
                                .execute());
    }

    @Override
    public void setRole(UserId id, Role role) {
        store.with(
                handle ->
                        handle.createUpdate("update users set role = :role where id = :id")
                                .bind("role", role.name())
                                .bind("id", id.value())
                                .execute());
    }

    @Override
    public int count() {
        return store.with(PostgresUsers::count);
    }
}
