package dev.pacenote.adapters.out.postgres.trackmania.driver;

import dev.pacenote.adapters.out.postgres.platform.PostgresStore;
import dev.pacenote.adapters.out.postgres.platform.Rows;
import dev.pacenote.application.trackmania.driver.Drivers;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.trackmania.board.PlayerId;
import dev.pacenote.domain.trackmania.driver.DriverIdentity;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Drivers in Postgres. */
@Singleton
public final class PostgresDrivers implements Drivers {

    private final PostgresStore store;

    public PostgresDrivers(PostgresStore store) {
        this.store = store;
    }

    @Override
    public Optional<DriverIdentity> find(AccountId person) {
        return store.with(
                handle ->
                        handle.createQuery(
                                        "select name, account_id from drivers where user_id = :user")
                                .bind("user", person.value())
                                .map(
                                        (rs, _) ->
                                                new DriverIdentity(
                                                        person,
                                                        rs.getString("name"),
                                                        new PlayerId(Rows.uuid(rs, "account_id"))))
                                .findOne());
    }

    @Override
    public Set<PlayerId> accounts() {
        return store.with(
                handle ->
                        new HashSet<>(
                                handle.createQuery(
                                                """
                                                select distinct d.account_id from drivers d
                                                join users u on u.id = d.user_id and u.enabled
                                                """)
                                        .map((rs, _) -> new PlayerId(Rows.uuid(rs, "account_id")))
                                        .list()));
    }

    @Override
    public void rename(Map<PlayerId, String> names) {
        if (names.isEmpty()) {
            return;
        }
        store.together(
                handle -> {
                    var batch =
                            handle.prepareBatch(
                                    """
                                    update drivers set name = :name
                                    where account_id = :account and name <> :name
                                    """);
                    new TreeMap<>(names)
                            .forEach(
                                    (account, name) ->
                                            batch.bind("account", account.value())
                                                    .bind("name", name)
                                                    .add());
                    return batch.execute().length;
                });
    }

    @Override
    public void save(DriverIdentity identity) {
        store.with(
                handle ->
                        handle.createUpdate(
                                        """
                                        insert into drivers (user_id, name, account_id)
                                        values (:user, :name, :account)
                                        on conflict (user_id) do update
                                        set name = excluded.name, account_id = excluded.account_id
                                        """)
                                .bind("user", identity.person().value())
                                .bind("name", identity.name())
                                .bind("account", identity.account().value())
                                .execute());
    }
}
