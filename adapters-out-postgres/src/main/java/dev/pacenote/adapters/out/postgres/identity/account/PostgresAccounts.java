package dev.pacenote.adapters.out.postgres.identity.account;

import dev.pacenote.adapters.out.postgres.platform.PostgresStore;
import dev.pacenote.adapters.out.postgres.platform.Rows;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.account.DailyMail;
import dev.pacenote.domain.identity.account.EmailAddress;
import dev.pacenote.domain.identity.account.LoginKey;
import dev.pacenote.domain.identity.account.NewAccount;
import dev.pacenote.domain.identity.account.RegistrationPolicy;
import dev.pacenote.domain.identity.account.Role;
import dev.pacenote.domain.identity.account.Username;
import dev.pacenote.domain.identity.credential.Password;
import dev.pacenote.domain.identity.credential.PasswordHash;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Accounts in Postgres. */
@Singleton
public final class PostgresAccounts implements Accounts {

    /**
     * Registrations, and changes of who is an admin, queue up behind each other: so the last free
     * place is given once, and the last admin cannot slip away.
     */
    private static final long ACCOUNTS_LOCK = 0x70616365_0001L;

    private final PostgresStore store;

    public PostgresAccounts(PostgresStore store) {
        this.store = store;
    }

    @Override
    public RegistrationPolicy.Situation registrationState(Username username, EmailAddress email) {
        return store.with(
                handle -> {
                    lock(handle);
                    return new RegistrationPolicy.Situation(
                            taken(handle, username.key()),
                            taken(handle, email.key()),
                            count(handle));
                });
    }

    private static void lock(Handle handle) {
        handle.execute("select pg_advisory_xact_lock(?)", ACCOUNTS_LOCK);
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

    @Override
    public Account insert(NewAccount account) {
        return store.together(handle -> insert(handle, account));
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
        return account.withId(new AccountId(id));
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
    public Optional<Account> find(AccountId id) {
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
                new AccountId(rs.getLong("id")),
                new Account.Profile(
                        new Username(rs.getString("username")), ZoneId.of(rs.getString("zone"))),
                new Account.Contact(
                        EmailAddress.stored(rs.getString("email")),
                        Rows.maybeInstant(rs, "verified_at")),
                new Password(
                        new PasswordHash(rs.getString("password_hash")),
                        Optional.ofNullable(rs.getObject("reset_id", UUID.class)),
                        Optional.ofNullable(rs.getObject("reset_heard", UUID.class)),
                        Rows.maybeInstant(rs, "reset_asked")),
                new Account.Permissions(
                        Role.valueOf(rs.getString("role")), rs.getBoolean("enabled")),
                dailyMail(rs),
                new Account.Activity(
                        Rows.instant(rs, "created_at"), Rows.maybeInstant(rs, "last_login_at")),
                rs.getLong("version"));
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
    public SaveResult save(Account account) {
        var off =
                Optional.of(account.dailyMail())
                        .filter(DailyMail.Off.class::isInstance)
                        .map(DailyMail.Off.class::cast);
        var since =
                account.dailyMail() instanceof DailyMail.On(var at)
                        ? at
                        : Optional.<Instant>empty();
        int changed =
                store.with(
                        handle ->
                                handle.createUpdate(
                                                """
                                                update users
                                                set zone = :zone, verified_at = :verified,
                                                    password_hash = :hash, reset_id = cast(:open as uuid),
                                                    reset_heard = cast(:latest as uuid), reset_asked = :asked,
                                                    role = :role, enabled = :enabled,
                                                    mail_enabled = :mail, mail_stopped_reason = :reason,
                                                    mail_stopped_at = :stopped, mail_resumed_at = :since,
                                                    last_login_at = :login, version = version + 1
                                                where id = :id and version = :version
                                                """)
                                        .bind("id", account.id().value())
                                        .bind("version", account.version())
                                        .bind("zone", account.zone().getId())
                                        .bind("verified", Rows.bind(account.verifiedAt()))
                                        .bind("hash", account.passwordHash().encoded())
                                        .bind("open", account.password().openReset().orElse(null))
                                        .bind(
                                                "latest",
                                                account.password().latestReset().orElse(null))
                                        .bind(
                                                "asked",
                                                Rows.bind(account.password().latestAskedAt()))
                                        .bind("role", account.role().name())
                                        .bind("enabled", account.enabled())
                                        .bind("mail", account.mailEnabled())
                                        .bind(
                                                "reason",
                                                off.map(DailyMail.Off::reason)
                                                        .map(Enum::name)
                                                        .orElse(null))
                                        .bind("stopped", Rows.bind(off.flatMap(DailyMail.Off::at)))
                                        .bind("since", Rows.bind(since))
                                        .bind("login", Rows.bind(account.lastLoginAt()))
                                        .execute());
        return changed == 1
                ? new SaveResult.Saved(account.savedAs(account.version() + 1))
                : new SaveResult.Conflict();
    }

    @Override
    public void delete(AccountId id) {
        store.with(handle -> handle.execute("delete from users where id = ?", id.value()));
    }

    @Override
    public int activeAdminsForUpdate() {
        return store.with(
                handle -> {
                    lock(handle);
                    return handle.createQuery(
                                    "select count(*) from users where role = 'ADMIN' and enabled")
                            .mapTo(Integer.class)
                            .one();
                });
    }

    @Override
    public List<AccountId> removeUnconfirmed(Instant registeredBefore) {
        return store.with(
                handle ->
                        handle.createQuery(
                                        """
                                        delete from users
                                        where verified_at is null and role = 'USER' and created_at < :before
                                        returning id
                                        """)
                                .bind("before", Rows.bind(registeredBefore))
                                .map((rs, _) -> new AccountId(rs.getLong("id")))
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
        return store.with(PostgresAccounts::count);
    }
}
