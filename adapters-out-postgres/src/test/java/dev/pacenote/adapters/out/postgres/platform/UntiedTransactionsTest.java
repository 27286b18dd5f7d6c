package dev.pacenote.adapters.out.postgres.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.adapters.out.postgres.identity.account.PostgresAccounts;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.domain.identity.account.AccountId;
import java.time.ZoneId;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two transactions that wait for each other: both come through, one of them at the second try. */
class UntiedTransactionsTest {

    private static final ZoneId RIGA = ZoneId.of("Europe/Riga");

    private final PostgresStore store = PostgresStore.open(TestPostgres.settings());
    private final StandaloneStores stores = new StandaloneStores(store);

    @AfterEach
    void close() {
        stores.close();
        store.close();
    }

    @Test
    void a_transaction_that_was_undone_to_untie_a_knot_is_done_again() throws Exception {
        var users = stores.get(PostgresAccounts.class);
        var one = Samples.account(users).id();
        var other = Samples.account(users).id();
        var tries = new AtomicInteger();
        var barrier = new CyclicBarrier(2);
        try (var threads = Executors.newFixedThreadPool(2)) {
            var first = threads.submit(() -> both(one, other, users, tries, barrier));
            var second = threads.submit(() -> both(other, one, users, tries, barrier));
            first.get();
            second.get();
        }

        // One more, as a rule; more when the one undone is quicker to begin again than the other to
        // go on.
        assertThat(tries).hasValueGreaterThanOrEqualTo(3);
        assertThat(users.find(one).orElseThrow().zone()).isEqualTo(RIGA);
        assertThat(users.find(other).orElseThrow().zone()).isEqualTo(RIGA);
    }

    private boolean both(
            AccountId first,
            AccountId second,
            PostgresAccounts users,
            AtomicInteger tries,
            CyclicBarrier barrier) {
        return store.inTransaction(
                () -> {
                    boolean again = tries.incrementAndGet() > 2;
                    Samples.changed(users, first, account -> account.in(RIGA));
                    if (!again) {
                        meet(barrier);
                    }
                    Samples.changed(users, second, account -> account.in(RIGA));
                    return true;
                });
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new IllegalStateException(e);
        }
    }
}
