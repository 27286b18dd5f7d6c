package dev.pacenote.adapters.out.memory.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.adapters.out.memory.admin.InMemoryAuditLog;
import dev.pacenote.adapters.out.memory.admin.InMemoryFeedbackBox;
import dev.pacenote.adapters.out.memory.admin.InMemoryOverview;
import dev.pacenote.adapters.out.memory.admin.InMemoryPeople;
import dev.pacenote.adapters.out.memory.dailyrun.InMemoryDailyRuns;
import dev.pacenote.adapters.out.memory.dailyrun.InMemoryRunLock;
import dev.pacenote.adapters.out.memory.digest.InMemoryDailyEmails;
import dev.pacenote.adapters.out.memory.digest.InMemoryNotificationHistory;
import dev.pacenote.adapters.out.memory.identity.account.InMemoryUsers;
import dev.pacenote.adapters.out.memory.identity.session.InMemorySessions;
import dev.pacenote.adapters.out.memory.notice.InMemoryNotices;
import dev.pacenote.adapters.out.memory.platform.limit.InMemoryAttempts;
import dev.pacenote.adapters.out.memory.platform.retention.InMemoryOldNews;
import dev.pacenote.adapters.out.memory.platform.setting.InMemorySettings;
import dev.pacenote.adapters.out.memory.platform.upstream.InMemoryRequestPlaces;
import dev.pacenote.adapters.out.memory.platform.upstream.InMemoryUpstreamTokens;
import dev.pacenote.adapters.out.memory.trackmania.alert.InMemoryMapperAlerts;
import dev.pacenote.adapters.out.memory.trackmania.board.InMemoryFetchedBoards;
import dev.pacenote.adapters.out.memory.trackmania.board.InMemoryMapCatalog;
import dev.pacenote.adapters.out.memory.trackmania.board.InMemoryNameBook;
import dev.pacenote.adapters.out.memory.trackmania.driver.InMemoryDriverNotifications;
import dev.pacenote.adapters.out.memory.trackmania.driver.InMemoryDrivers;
import dev.pacenote.adapters.out.memory.trackmania.search.InMemorySearchJobs;
import dev.pacenote.adapters.out.memory.trackmania.survey.InMemoryWatches;
import dev.pacenote.application.contracts.digest.DailyEmailsContract;
import dev.pacenote.application.contracts.platform.OutboxContract;
import dev.pacenote.application.contracts.platform.RelationalContracts;
import dev.pacenote.application.contracts.platform.Stores;
import dev.pacenote.application.contracts.platform.upstream.UpstreamTokensContract;
import dev.pacenote.application.dailyrun.RehearsedEmails;
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
                settings,
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
