package dev.pacenote.adapters.out.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.contracts.DailyEmailsContract;
import dev.pacenote.application.contracts.OutboxContract;
import dev.pacenote.application.contracts.RelationalContracts;
import dev.pacenote.application.contracts.Stores;
import dev.pacenote.application.contracts.UpstreamTokensContract;
import dev.pacenote.application.notice.DailyEmails;
import dev.pacenote.application.notice.RehearsedEmails;
import dev.pacenote.application.shared.Outbox;
import dev.pacenote.application.shared.Paging;
import dev.pacenote.application.shared.Transactions;
import dev.pacenote.application.trackmania.UpstreamTokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;

class InMemoryStoresTest implements RelationalContracts {

    private final Tables tables = new Tables();
    private final Stores stores = on(tables);

    static Stores on(Tables tables) {
        return new Stores(
                new InMemoryUsers(tables),
                new InMemorySessions(),
                new InMemoryAttempts(),
                new InMemoryMapperAlerts(tables),
                new InMemoryWatches(tables),
                new InMemoryNameBook(),
                new InMemoryNotices(tables),
                new InMemoryDailyEmails(tables),
                new InMemoryNotificationHistory(tables),
                new InMemoryDailyRuns(tables),
                new InMemoryPeople(tables),
                new InMemoryOverview(tables),
                new InMemorySearchJobs(tables),
                new InMemoryFetchedBoards(),
                new InMemoryRequestPlaces(System::nanoTime),
                new InMemoryMapCatalog(tables),
                new InMemoryDrivers(tables),
                new InMemoryDriverNotifications(tables),
                new InMemorySettings(tables),
                new InMemoryFeedbackBox(tables),
                new InMemoryAuditLog(tables),
                new InMemoryOldNews(tables),
                new InMemoryRunLock(),
                tables);
    }

    @Override
    public Stores stores() {
        return stores;
    }

    @Nested
    class Tokens implements UpstreamTokensContract {

        private final UpstreamTokens tokens = new InMemoryUpstreamTokens();

        @Override
        public UpstreamTokens tokens() {
            return tokens;
        }
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

        private final DailyEmails rehearsed = new RehearsedEmails(stores.emails());

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
