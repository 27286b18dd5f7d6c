package dev.pacenote.adapters.out.postgres.platform;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.adapters.out.postgres.dailyrun.PostgresRunLock;
import dev.pacenote.adapters.out.postgres.identity.account.PostgresAccounts;
import dev.pacenote.application.contracts.platform.status.StoreProbeContract;
import dev.pacenote.application.platform.StoreUnavailableException;
import dev.pacenote.application.platform.status.StoreProbe;
import dev.pacenote.domain.identity.account.AccountId;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PostgresHeartbeatTest implements StoreProbeContract {

    private final PostgresStore store = PostgresStore.open(TestPostgres.settings());

    @AfterEach
    void close() {
        store.close();
    }

    @Override
    public StoreProbe living() {
        return store;
    }

    @Override
    public StoreProbe dead() {
        store.close();
        return store;
    }

    @Test
    void a_database_that_is_away_is_an_outage_and_no_absence() {
        store.close();

        try (var stores = new StandaloneStores(store)) {
            var accounts = stores.get(PostgresAccounts.class);
            assertThatThrownBy(() -> accounts.find(new AccountId(1)))
                    .isInstanceOf(StoreUnavailableException.class);
        }
        assertThatThrownBy(() -> new PostgresRunLock(store).tryAcquire())
                .isInstanceOf(StoreUnavailableException.class);
    }

    @Test
    void an_address_without_a_database_is_an_outage_at_the_start() {
        var nowhere =
                new PostgresStore.Settings(
                        "jdbc:postgresql://127.0.0.1:1/none", "", "", 2, Duration.ofMillis(500));

        assertThatThrownBy(() -> PostgresStore.open(nowhere))
                .isInstanceOf(StoreUnavailableException.class);
    }
}
