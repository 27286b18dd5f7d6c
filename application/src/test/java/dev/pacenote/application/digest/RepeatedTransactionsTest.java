package dev.pacenote.application.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.dailyrun.WeatherWorld;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.domain.delivery.DeliveryState;
import dev.pacenote.domain.digest.DailyEmailKey;
import dev.pacenote.domain.platform.UtcDate;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Mails leave at once where the database undoes each transaction and it is done again. */
class RepeatedTransactionsTest {

    /** Each is undone when its work is done, as after a deadlock, and done again. */
    private record DoneTwice(Transactions stored) implements Transactions {

        private static final class Undone extends RuntimeException {
            private static final long serialVersionUID = 1L;
        }

        @Override
        public <T> T inTransaction(Supplier<T> work) {
            if (!isOpen()) {
                try {
                    stored.run(
                            () -> {
                                var _ = work.get();
                                throw new Undone();
                            });
                } catch (Undone undone) {
                    assertThat(isOpen()).isFalse();
                }
            }
            return stored.inTransaction(work);
        }

        @Override
        public <T> T apart(Supplier<T> work) {
            return stored.apart(work);
        }

        @Override
        public boolean isOpen() {
            return stored.isOpen();
        }

        @Override
        public void afterCommit(Runnable work) {
            stored.afterCommit(work);
        }
    }

    private static void sendsEachMailAtTheFirstTry(WeatherWorld world) throws InterruptedException {
        world.transactionsOfMails = new DoneTwice(world.tables);
        var fox = world.listener();

        assertThat(world.run().tally().sent()).isOne();

        assertThat(world.sent).hasSize(1);
        var mail = world.stores.emails().find(new DailyEmailKey(fox.id(), UtcDate.of(world.now)));
        assertThat(mail.orElseThrow().state()).isInstanceOf(DeliveryState.Sent.class);
        assertThat(mail.orElseThrow().attempts()).isOne();
        assertThat(world.stores.history().of(fox.id())).hasSize(1);
    }

    @Test
    void mails_in_the_same_store_leave_at_the_first_try() throws InterruptedException {
        sendsEachMailAtTheFirstTry(new WeatherWorld());
    }

    @Test
    void mails_in_another_store_leave_at_the_first_try() throws InterruptedException {
        sendsEachMailAtTheFirstTry(WeatherWorld.withMailsElsewhere());
    }
}
