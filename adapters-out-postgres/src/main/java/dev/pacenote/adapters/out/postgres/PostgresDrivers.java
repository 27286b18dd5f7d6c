package dev.pacenote.adapters.out.postgres;

import dev.pacenote.application.trackmania.Drivers;
import dev.pacenote.domain.identity.UserId;
import dev.pacenote.domain.trackmania.AccountId;
import dev.pacenote.domain.trackmania.DriverIdentity;
import java.util.Optional;

/** Drivers in Postgres. */
public final class PostgresDrivers implements Drivers {

    private final PostgresStore store;

    public PostgresDrivers(PostgresStore store) {
        this.store = store;
    }

    @Override
    public Optional<DriverIdentity> of(UserId person) {
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
                                                        new AccountId(Rows.uuid(rs, "account_id"))))
                                .findOne());
    }

    @Override
    public void put(DriverIdentity identity) {
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
