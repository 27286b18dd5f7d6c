package dev.pacenote.adapters.out.postgres.platform;

import dev.pacenote.adapters.out.postgres.admin.PostgresAuditLog;
import dev.pacenote.adapters.out.postgres.admin.PostgresFeedbackMessages;
import dev.pacenote.adapters.out.postgres.admin.PostgresOverview;
import dev.pacenote.adapters.out.postgres.admin.PostgresUserDirectory;
import dev.pacenote.adapters.out.postgres.dailyrun.PostgresDailyRuns;
import dev.pacenote.adapters.out.postgres.dailyrun.PostgresRunLock;
import dev.pacenote.adapters.out.postgres.digest.PostgresCoverages;
import dev.pacenote.adapters.out.postgres.digest.PostgresDailyEmails;
import dev.pacenote.adapters.out.postgres.digest.PostgresDigestHistory;
import dev.pacenote.adapters.out.postgres.digest.PostgresDigestItems;
import dev.pacenote.adapters.out.postgres.identity.account.PostgresAccounts;
import dev.pacenote.adapters.out.postgres.identity.session.PostgresSessions;
import dev.pacenote.adapters.out.postgres.notice.PostgresNotices;
import dev.pacenote.adapters.out.postgres.platform.limit.PostgresRateLimiter;
import dev.pacenote.adapters.out.postgres.platform.retention.PostgresRetentionStore;
import dev.pacenote.adapters.out.postgres.platform.setting.PostgresSettings;
import dev.pacenote.adapters.out.postgres.platform.upstream.PostgresRequestBudget;
import dev.pacenote.adapters.out.postgres.trackmania.alert.PostgresMapperAlerts;
import dev.pacenote.adapters.out.postgres.trackmania.board.PostgresFetchedBoards;
import dev.pacenote.adapters.out.postgres.trackmania.board.PostgresMapCatalog;
import dev.pacenote.adapters.out.postgres.trackmania.board.PostgresPlayerNameCache;
import dev.pacenote.adapters.out.postgres.trackmania.driver.PostgresDriverNotifications;
import dev.pacenote.adapters.out.postgres.trackmania.driver.PostgresDrivers;
import dev.pacenote.adapters.out.postgres.trackmania.search.PostgresSearchJobs;
import dev.pacenote.adapters.out.postgres.trackmania.survey.PostgresMapWatches;
import dev.pacenote.application.contracts.platform.OutboxContract;
import dev.pacenote.application.contracts.platform.RelationalContracts;
import dev.pacenote.application.contracts.platform.Stores;
import dev.pacenote.application.platform.Outbox;
import dev.pacenote.application.platform.Transactions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;

public class PostgresStoresTest implements RelationalContracts {

    private static final PostgresStore STORE = PostgresStore.open(TestPostgres.settings());

    private final Stores stores = on(STORE);

    @AfterAll
    static void close() {
        STORE.close();
    }

    @Override
    public Stores stores() {
        return stores;
    }

    public static Stores on(PostgresStore store) {
        return new Stores(
                new PostgresAccounts(store),
                new PostgresSessions(store),
                new PostgresRateLimiter(store),
                new PostgresMapperAlerts(store),
                new PostgresMapWatches(store),
                new PostgresPlayerNameCache(store),
                new PostgresNotices(store),
                new PostgresDigestItems(store),
                new PostgresCoverages(store),
                new PostgresDailyEmails(store),
                new PostgresDigestHistory(store),
                new PostgresDailyRuns(store),
                new PostgresUserDirectory(store),
                new PostgresOverview(store),
                new PostgresSearchJobs(store),
                new PostgresFetchedBoards(store),
                new PostgresRequestBudget(store),
                new PostgresMapCatalog(store),
                new PostgresDrivers(store),
                new PostgresDriverNotifications(store),
                new PostgresSettings(store),
                new PostgresFeedbackMessages(store),
                new PostgresAuditLog(store),
                new PostgresRetentionStore(store),
                new PostgresRunLock(store),
                store);
    }

    @Nested
    class Messages implements OutboxContract {

        @Override
        public Outbox outbox() {
            return new PostgresOutbox(STORE);
        }

        @Override
        public Transactions transactions() {
            return STORE;
        }
    }
}
