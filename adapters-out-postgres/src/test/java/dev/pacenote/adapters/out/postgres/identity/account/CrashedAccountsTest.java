package dev.pacenote.adapters.out.postgres.identity.account;

import dev.pacenote.adapters.out.postgres.platform.PostgresOutbox;
import dev.pacenote.adapters.out.postgres.platform.PostgresStore;
import dev.pacenote.adapters.out.postgres.platform.PostgresStoresTest;
import dev.pacenote.adapters.out.postgres.platform.StandaloneStores;
import dev.pacenote.adapters.out.postgres.platform.TestPostgres;
import dev.pacenote.application.contracts.identity.account.crash.AccountCrashContract;
import dev.pacenote.application.identity.account.mail.AccountMailCodec;
import dev.pacenote.application.platform.Outbox;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.Stores;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;

/** Sessions in the transaction, as the server has them. */
class CrashedAccountsTest implements AccountCrashContract {

    private static final PostgresStore STORE =
            PostgresStore.open(TestPostgres.emptyDatabase("crashed_accounts"));

    private static final StandaloneStores BEANS =
            new StandaloneStores(STORE, Samples.topic(Samples.WEATHER, Optional.empty()));

    private final Stores stores = PostgresStoresTest.on(STORE, BEANS);

    @AfterAll
    static void close() {
        BEANS.close();
        STORE.close();
    }

    @Override
    public Stores stores() {
        return stores;
    }

    @Override
    public AccountMailCodec codec() {
        return new AccountMailJson();
    }

    @Override
    public Outbox outbox() {
        return BEANS.get(PostgresOutbox.class);
    }
}
