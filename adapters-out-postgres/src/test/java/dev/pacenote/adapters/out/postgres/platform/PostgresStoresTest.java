package dev.pacenote.adapters.out.postgres.platform;

import dev.pacenote.adapters.out.postgres.admin.PostgresAuditLog;
import dev.pacenote.adapters.out.postgres.admin.PostgresAuditRetention;
import dev.pacenote.adapters.out.postgres.admin.PostgresFeedbackMessages;
import dev.pacenote.adapters.out.postgres.admin.PostgresOverview;
import dev.pacenote.adapters.out.postgres.admin.PostgresUserDirectory;
import dev.pacenote.adapters.out.postgres.dailyrun.PostgresDailyRuns;
import dev.pacenote.adapters.out.postgres.dailyrun.PostgresRunLock;
import dev.pacenote.adapters.out.postgres.dailyrun.PostgresRunRetention;
import dev.pacenote.adapters.out.postgres.digest.PostgresDailyEmails;
import dev.pacenote.adapters.out.postgres.digest.PostgresDigestHistory;
import dev.pacenote.adapters.out.postgres.digest.PostgresDigestRetention;
import dev.pacenote.adapters.out.postgres.identity.account.PostgresAccounts;
import dev.pacenote.adapters.out.postgres.identity.session.PostgresSessions;
import dev.pacenote.adapters.out.postgres.notice.PostgresNoticeRetention;
import dev.pacenote.adapters.out.postgres.notice.PostgresNotices;
import dev.pacenote.adapters.out.postgres.platform.limit.PostgresRateLimiter;
import dev.pacenote.adapters.out.postgres.platform.setting.PostgresSettings;
import dev.pacenote.adapters.out.postgres.platform.upstream.PostgresRequestBudget;
import dev.pacenote.adapters.out.postgres.trackmania.PostgresMapperAndDriverSummaries;
import dev.pacenote.adapters.out.postgres.trackmania.alert.PostgresMapperAlerts;
import dev.pacenote.adapters.out.postgres.trackmania.board.PostgresFetchedBoards;
import dev.pacenote.adapters.out.postgres.trackmania.board.PostgresMapCatalog;
import dev.pacenote.adapters.out.postgres.trackmania.board.PostgresPlayerNameCache;
import dev.pacenote.adapters.out.postgres.trackmania.driver.PostgresDriverNotifications;
import dev.pacenote.adapters.out.postgres.trackmania.driver.PostgresDrivers;
import dev.pacenote.adapters.out.postgres.trackmania.search.PostgresSearchJobs;
import dev.pacenote.adapters.out.postgres.trackmania.survey.PostgresMapWatches;
import dev.pacenote.application.contracts.admin.AuditRetentionContract;
import dev.pacenote.application.contracts.dailyrun.RunRetentionContract;
import dev.pacenote.application.contracts.digest.DigestRetentionContract;
import dev.pacenote.application.contracts.notice.NoticeRetentionContract;
import dev.pacenote.application.contracts.platform.OutboxContract;
import dev.pacenote.application.contracts.platform.RelationalContracts;
import dev.pacenote.application.contracts.platform.Stores;
import dev.pacenote.application.contracts.trackmania.MapperAndDriverSummariesContract;
import dev.pacenote.application.platform.Outbox;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.platform.retention.RetentionStore;
import dev.pacenote.application.trackmania.MapperAndDriverSummaries;
import dev.pacenote.domain.notice.NoticeRetention;
import java.util.List;
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

    @Nested
    class DigestExpiry implements DigestRetentionContract {

        @Override
        public Stores stores() {
            return stores;
        }

        @Override
        public RetentionStore retention() {
            return new PostgresDigestRetention(STORE);
        }
    }

    @Nested
    class AuditExpiry implements AuditRetentionContract {

        @Override
        public Stores stores() {
            return stores;
        }

        @Override
        public RetentionStore retention() {
            return new PostgresAuditRetention(STORE);
        }
    }

    @Nested
    class RunExpiry implements RunRetentionContract {

        @Override
        public Stores stores() {
            return stores;
        }

        @Override
        public RetentionStore retention() {
            return new PostgresRunRetention(STORE);
        }
    }

    @Nested
    class NoticeExpiry implements NoticeRetentionContract {

        @Override
        public Stores stores() {
            return stores;
        }

        @Override
        public RetentionStore noticeRetention(List<NoticeRetention> topics) {
            return new PostgresNoticeRetention(STORE, topics);
        }
    }

    @Nested
    class Summaries implements MapperAndDriverSummariesContract {

        @Override
        public Stores stores() {
            return stores;
        }

        @Override
        public MapperAndDriverSummaries summaries() {
            return new PostgresMapperAndDriverSummaries(STORE);
        }
    }
}
