package dev.pacenote.adapters.out.memory.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.adapters.out.memory.admin.InMemoryAuditLog;
import dev.pacenote.adapters.out.memory.admin.InMemoryFeedbackMessages;
import dev.pacenote.adapters.out.memory.admin.InMemoryOverview;
import dev.pacenote.adapters.out.memory.admin.InMemoryUserDirectory;
import dev.pacenote.adapters.out.memory.dailyrun.InMemoryDailyRuns;
import dev.pacenote.adapters.out.memory.dailyrun.InMemoryRunLock;
import dev.pacenote.adapters.out.memory.digest.InMemoryCoverages;
import dev.pacenote.adapters.out.memory.digest.InMemoryDailyEmails;
import dev.pacenote.adapters.out.memory.digest.InMemoryDigestHistory;
import dev.pacenote.adapters.out.memory.digest.InMemoryDigestItems;
import dev.pacenote.adapters.out.memory.identity.account.InMemoryAccounts;
import dev.pacenote.adapters.out.memory.identity.session.InMemorySessions;
import dev.pacenote.adapters.out.memory.notice.InMemoryNotices;
import dev.pacenote.adapters.out.memory.platform.limit.InMemoryRateLimiter;
import dev.pacenote.adapters.out.memory.platform.retention.InMemoryRetentionStore;
import dev.pacenote.adapters.out.memory.platform.setting.InMemorySettings;
import dev.pacenote.adapters.out.memory.platform.upstream.InMemoryRequestBudget;
import dev.pacenote.adapters.out.memory.platform.upstream.InMemoryUpstreamTokens;
import dev.pacenote.adapters.out.memory.trackmania.alert.InMemoryMapperAlerts;
import dev.pacenote.adapters.out.memory.trackmania.board.InMemoryFetchedBoards;
import dev.pacenote.adapters.out.memory.trackmania.board.InMemoryMapCatalog;
import dev.pacenote.adapters.out.memory.trackmania.board.InMemoryPlayerNameCache;
import dev.pacenote.adapters.out.memory.trackmania.driver.InMemoryDriverNotifications;
import dev.pacenote.adapters.out.memory.trackmania.driver.InMemoryDrivers;
import dev.pacenote.adapters.out.memory.trackmania.search.InMemorySearchJobs;
import dev.pacenote.adapters.out.memory.trackmania.survey.InMemoryMapWatches;
import dev.pacenote.application.contracts.digest.DailyEmailsContract;
import dev.pacenote.application.contracts.platform.OutboxContract;
import dev.pacenote.application.contracts.platform.RelationalContracts;
import dev.pacenote.application.contracts.platform.Stores;
import dev.pacenote.application.contracts.platform.upstream.UpstreamTokensContract;
import dev.pacenote.application.dailyrun.DryRunDailyEmails;
import dev.pacenote.application.digest.DailyEmails;
import dev.pacenote.application.platform.Outbox;
import dev.pacenote.application.platform.Paging;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.platform.setting.Settings;
import dev.pacenote.application.platform.upstream.UpstreamTokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;

public class InMemoryStoresTest implements RelationalContracts {

    private final Tables tables = new Tables();
    private final Stores stores = on(tables);

    public static Stores on(Tables tables) {
        return on(tables, new InMemorySettings(tables));
    }

    public static Stores on(Tables tables, Settings settings) {
        return new Stores(
                new InMemoryAccounts(tables),
                new InMemorySessions(),
                new InMemoryRateLimiter(),
                new InMemoryMapperAlerts(tables),
                new InMemoryMapWatches(tables),
                new InMemoryPlayerNameCache(),
                new InMemoryNotices(tables),
                new InMemoryDigestItems(tables),
                new InMemoryCoverages(tables),
                new InMemoryDailyEmails(tables),
                new InMemoryDigestHistory(tables),
                new InMemoryDailyRuns(tables),
                new InMemoryUserDirectory(tables),
                new InMemoryOverview(tables),
                new InMemorySearchJobs(tables),
                new InMemoryFetchedBoards(),
                new InMemoryRequestBudget(System::nanoTime),
                new InMemoryMapCatalog(tables),
                new InMemoryDrivers(tables),
                new InMemoryDriverNotifications(tables),
                settings,
                new InMemoryFeedbackMessages(tables),
                new InMemoryAuditLog(tables),
                new InMemoryRetentionStore(tables),
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

        private final DailyEmails rehearsed = new DryRunDailyEmails(stores.emails());

        @Override
        public Stores stores() {
            return stores.with(rehearsed);
        }

        @AfterEach
        void the_real_outbox_is_untouched() {
            assertThat(stores.emails().unsent(new Paging(1, 1)).total()).isZero();
            assertThat(stores.emails().unreported()).isEmpty();
        }
    }
}
