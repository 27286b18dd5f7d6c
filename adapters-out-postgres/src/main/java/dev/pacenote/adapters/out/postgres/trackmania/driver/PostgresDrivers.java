package dev.pacenote.adapters.out.postgres.trackmania.driver;

import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.trackmania.driver.Drivers;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.trackmania.board.PlayerId;
import dev.pacenote.domain.trackmania.driver.DriverIdentity;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Drivers in Postgres. */
@Singleton
public final class PostgresDrivers implements Drivers {

    private final DriverRows rows;
    private final Transactions transactions;

    PostgresDrivers(DriverRows rows, Transactions transactions) {
        this.rows = rows;
        this.transactions = transactions;
    }

    @Override
    public Optional<DriverIdentity> find(AccountId person) {
        return rows.find(person.value()).map(DriverRows.Row::identity);
    }

    @Override
    public Set<PlayerId> accounts() {
        return rows.activeAccounts().stream().map(PlayerId::new).collect(Collectors.toSet());
    }

    @Override
    public void rename(Map<PlayerId, String> names) {
        if (names.isEmpty()) {
            return;
        }
        var accounts = new String[names.size()];
        var renamed = new String[names.size()];
        int i = 0;
        for (var name : names.entrySet()) {
            accounts[i] = name.getKey().value().toString();
            renamed[i] = name.getValue();
            i++;
        }
        // In a transaction, which is done again when it waits for another one that waits for it.
        transactions.inTransaction(
                () -> {
                    rows.rename(accounts, renamed);
                    return true;
                });
    }

    @Override
    public void save(DriverIdentity identity) {
        rows.put(identity.person().value(), identity.name(), identity.account().value());
    }
}
