package dev.pacenote.application.contracts.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.contracts.digest.DailyEmailsContract;
import dev.pacenote.application.dailyrun.DryRunDailyEmails;
import dev.pacenote.application.digest.DailyEmails;
import dev.pacenote.application.platform.InMemoryOutbox;
import dev.pacenote.application.platform.InMemoryStores;
import dev.pacenote.application.platform.Outbox;
import dev.pacenote.application.platform.Paging;
import dev.pacenote.application.platform.Stores;
import dev.pacenote.application.platform.Tables;
import dev.pacenote.application.platform.Transactions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;

public class InMemoryStoresTest implements RelationalContracts {

    private final Tables tables = new Tables();
    private final Stores stores = InMemoryStores.on(tables);

    @Override
    public Stores stores() {
        return stores;
    }

    @Nested
    class Messages implements OutboxContract {

        @Override
        public Outbox outbox() {
            return new InMemoryOutbox(tables);
        }

        @Override
        public Transactions transactions() {
            return tables;
        }
    }

    /** The outbox of a rehearsal promises the same, and changes nothing of the real one. */
    @Nested
    class Rehearsed implements DailyEmailsContract {

        private final DailyEmails rehearsed = new DryRunDailyEmails(stores.emails());

        @Override
        public Stores stores() {
            return stores.with(rehearsed);
        }

        @AfterEach
        void the_real_outbox_is_untouched() {
            assertThat(stores.emails().unsent(new Paging(1, 1)).total()).isZero();
            assertThat(stores.emails().untold()).isEmpty();
        }
    }
}
