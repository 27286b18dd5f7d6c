package dev.pacenote.adapters.out.postgres;

import dev.pacenote.application.contracts.AccountCrashContract;
import dev.pacenote.application.contracts.Stores;
import dev.pacenote.application.shared.Outbox;
import org.junit.jupiter.api.AfterAll;

/** Sessions in the transaction, as the server has them. */
class CrashedAccountsTest implements AccountCrashContract {

    private static final PostgresStore STORE =
            PostgresStore.open(TestPostgres.emptyDatabase("crashed_accounts"));

    private final Stores stores = PostgresStoresTest.on(STORE);

    @AfterAll
    static void close() {
        STORE.close();
    }

    @Override
    public Stores stores() {
        return stores;
    }

    @Override
    public Outbox outbox() {
        return new PostgresOutbox(STORE);
    }
}
