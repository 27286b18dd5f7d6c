package dev.pacenote.adapters.out.postgres.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.adapters.out.postgres.admin.PostgresAuditLog;
import dev.pacenote.adapters.out.postgres.admin.PostgresAuditRetention;
import dev.pacenote.adapters.out.postgres.admin.PostgresFeedbackMessages;
import dev.pacenote.adapters.out.postgres.admin.PostgresOverview;
import dev.pacenote.adapters.out.postgres.admin.PostgresUserDirectory;
import dev.pacenote.adapters.out.postgres.dailyrun.PostgresDailyRuns;
import dev.pacenote.adapters.out.postgres.dailyrun.PostgresDryRunPreviews;
import dev.pacenote.adapters.out.postgres.dailyrun.PostgresRunLock;
import dev.pacenote.adapters.out.postgres.dailyrun.PostgresRunNotes;
import dev.pacenote.adapters.out.postgres.dailyrun.PostgresRunRetention;
import dev.pacenote.adapters.out.postgres.delivery.PostgresAccountMailHandOvers;
import dev.pacenote.adapters.out.postgres.digest.PostgresCoverages;
import dev.pacenote.adapters.out.postgres.digest.PostgresDailyEmails;
import dev.pacenote.adapters.out.postgres.digest.PostgresDigestHistory;
import dev.pacenote.adapters.out.postgres.digest.PostgresDigestItems;
import dev.pacenote.adapters.out.postgres.digest.PostgresDigestRetention;
import dev.pacenote.adapters.out.postgres.identity.account.PostgresAccounts;
import dev.pacenote.adapters.out.postgres.identity.account.PostgresReplyEraser;
import dev.pacenote.adapters.out.postgres.identity.credential.ClosedAccessRetention;
import dev.pacenote.adapters.out.postgres.identity.credential.PostgresCredentials;
import dev.pacenote.adapters.out.postgres.identity.session.PostgresSessions;
import dev.pacenote.adapters.out.postgres.messages.directory.PostgresBlocks;
import dev.pacenote.adapters.out.postgres.messages.directory.PostgresDirectoryEntries;
import dev.pacenote.adapters.out.postgres.notice.PostgresNoticePreferences;
import dev.pacenote.adapters.out.postgres.notice.PostgresNoticeRetention;
import dev.pacenote.adapters.out.postgres.notice.PostgresNotices;
import dev.pacenote.adapters.out.postgres.platform.idempotency.PostgresIdempotencyKeys;
import dev.pacenote.adapters.out.postgres.platform.limit.PostgresRateLimiter;
import dev.pacenote.adapters.out.postgres.platform.origin.PostgresDataMarks;
import dev.pacenote.adapters.out.postgres.platform.setting.PostgresSettings;
import dev.pacenote.adapters.out.postgres.platform.upstream.PostgresRateBuckets;
import dev.pacenote.adapters.out.postgres.platform.upstream.PostgresRequestBudget;
import dev.pacenote.adapters.out.postgres.trackmania.PostgresMapperAndDriverSummaries;
import dev.pacenote.adapters.out.postgres.trackmania.alert.PostgresCoveredMaps;
import dev.pacenote.adapters.out.postgres.trackmania.alert.PostgresMapperAlerts;
import dev.pacenote.adapters.out.postgres.trackmania.board.PostgresFetchedBoards;
import dev.pacenote.adapters.out.postgres.trackmania.board.PostgresMapCatalog;
import dev.pacenote.adapters.out.postgres.trackmania.board.PostgresPlayerNameCache;
import dev.pacenote.adapters.out.postgres.trackmania.driver.PostgresDriverNotifications;
import dev.pacenote.adapters.out.postgres.trackmania.driver.PostgresDrivers;
import dev.pacenote.adapters.out.postgres.trackmania.search.PostgresSearchJobs;
import dev.pacenote.adapters.out.postgres.trackmania.search.PostgresSearchRetention;
import dev.pacenote.adapters.out.postgres.trackmania.survey.PostgresKnownBoards;
import dev.pacenote.adapters.out.postgres.trackmania.survey.PostgresMapWatches;
import dev.pacenote.adapters.out.postgres.trackmania.survey.PostgresRecordEvents;
import dev.pacenote.adapters.out.postgres.trackmania.survey.PostgresWatchSummaries;
import dev.pacenote.application.admin.AuditLog;
import dev.pacenote.application.admin.Overview;
import dev.pacenote.application.contracts.admin.AuditRetentionContract;
import dev.pacenote.application.contracts.dailyrun.RunRetentionContract;
import dev.pacenote.application.contracts.delivery.mail.AccountMailHandOversContract;
import dev.pacenote.application.contracts.digest.DigestRetentionContract;
import dev.pacenote.application.contracts.messages.directory.BlocksContract;
import dev.pacenote.application.contracts.messages.directory.DirectoryEntriesContract;
import dev.pacenote.application.contracts.notice.NoticeRetentionContract;
import dev.pacenote.application.contracts.platform.OutboxContract;
import dev.pacenote.application.contracts.platform.RelationalContracts;
import dev.pacenote.application.contracts.platform.idempotency.IdempotencyKeysContract;
import dev.pacenote.application.contracts.platform.origin.DataMarksContract;
import dev.pacenote.application.contracts.platform.retention.RetentionStoreContract;
import dev.pacenote.application.contracts.platform.upstream.RateBucketsContract;
import dev.pacenote.application.contracts.platform.upstream.RequestBudgetContract;
import dev.pacenote.application.contracts.trackmania.MapperAndDriverSummariesContract;
import dev.pacenote.application.contracts.trackmania.search.SearchRetentionContract;
import dev.pacenote.application.dailyrun.DailyRuns;
import dev.pacenote.application.dailyrun.RunNotes;
import dev.pacenote.application.delivery.mail.AccountMailHandOvers;
import dev.pacenote.application.digest.Coverages;
import dev.pacenote.application.digest.DailyEmails;
import dev.pacenote.application.digest.DigestHistory;
import dev.pacenote.application.digest.DigestItems;
import dev.pacenote.application.identity.account.AccountEraser;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.messages.directory.Blocks;
import dev.pacenote.application.messages.directory.DirectoryEntries;
import dev.pacenote.application.notice.Notices;
import dev.pacenote.application.notice.TopicDefinition;
import dev.pacenote.application.platform.Outbox;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.Stores;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.platform.idempotency.RequestInProgressException;
import dev.pacenote.application.platform.origin.DataMarks;
import dev.pacenote.application.platform.retention.RetentionStore;
import dev.pacenote.application.platform.upstream.RateBuckets;
import dev.pacenote.application.platform.upstream.RequestBudget;
import dev.pacenote.application.trackmania.MapperAndDriverSummaries;
import dev.pacenote.application.trackmania.alert.AlertSamples;
import dev.pacenote.application.trackmania.driver.DriverNotifications;
import dev.pacenote.application.trackmania.driver.Drivers;
import dev.pacenote.application.trackmania.search.SearchJobs;
import dev.pacenote.domain.identity.credential.ClosedAccess;
import dev.pacenote.domain.identity.credential.ExternalSubject;
import dev.pacenote.domain.platform.idempotency.IdempotentRequest;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

public class PostgresStoresTest
        implements RelationalContracts, RequestBudgetContract, RateBucketsContract {

    private static final PostgresStore STORE = PostgresStore.open(TestPostgres.settings());

    private static final StandaloneStores BEANS =
            new StandaloneStores(STORE, Samples.topic(Samples.WEATHER, Optional.empty()));

    private final Stores stores = on(STORE, BEANS);

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
    public RateBuckets buckets() {
        return BEANS.get(PostgresRateBuckets.class);
    }

    @Override
    public RequestBudget budget() {
        return BEANS.get(PostgresRequestBudget.class);
    }

    public static Stores on(PostgresStore store, StandaloneStores beans) {
        return new Stores(
                beans.get(PostgresAccounts.class),
                beans.get(PostgresCredentials.class),
                beans.get(PostgresSessions.class),
                beans.get(PostgresRateLimiter.class),
                beans.get(PostgresMapperAlerts.class),
                beans.get(PostgresCoveredMaps.class),
                beans.get(PostgresMapWatches.class),
                beans.get(PostgresKnownBoards.class),
                beans.get(PostgresRecordEvents.class),
                beans.get(PostgresWatchSummaries.class),
                beans.get(PostgresPlayerNameCache.class),
                beans.get(PostgresNoticePreferences.class),
                beans.get(PostgresNotices.class),
                beans.get(PostgresDigestItems.class),
                beans.get(PostgresCoverages.class),
                beans.get(PostgresDailyEmails.class),
                beans.get(PostgresDigestHistory.class),
                beans.get(PostgresDailyRuns.class),
                beans.get(PostgresRunNotes.class),
                beans.get(PostgresDryRunPreviews.class),
                beans.get(PostgresUserDirectory.class),
                beans.get(PostgresOverview.class),
                beans.get(PostgresSearchJobs.class),
                beans.get(PostgresFetchedBoards.class),
                beans.get(PostgresMapCatalog.class),
                beans.get(PostgresDrivers.class),
                beans.get(PostgresDriverNotifications.class),
                beans.get(PostgresSettings.class),
                beans.get(PostgresFeedbackMessages.class),
                beans.get(PostgresAuditLog.class),
                new PostgresRunLock(store),
                store);
    }

    @Nested
    class Messages implements OutboxContract {

        @Override
        public Outbox outbox() {
            return BEANS.get(PostgresOutbox.class);
        }

        @Override
        public Transactions transactions() {
            return STORE;
        }
    }

    @Nested
    class WhoseDataItIs implements DataMarksContract {

        @Override
        public DataMarks unmarked() {
            try (var connection = STORE.dataSource().getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("delete from data_marks");
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            return BEANS.get(PostgresDataMarks.class);
        }

        @Override
        public Accounts accounts() {
            return stores.accounts();
        }
    }

    @Nested
    class ClosedAccounts implements RetentionStoreContract {

        private static final Instant FORGOTTEN = LONG_AGO.minus(ClosedAccess.REMEMBERED);

        @Override
        public RetentionStore retention() {
            return BEANS.get(ClosedAccessRetention.class);
        }

        @Test
        void they_are_remembered_for_thirty_days() {
            var credentials = stores.credentials();
            var old = new ExternalSubject("https://issuer.example", Samples.word());
            var newer = new ExternalSubject("https://issuer.example", Samples.word());
            credentials.remember(new ClosedAccess(old, FORGOTTEN.minusSeconds(1)));
            credentials.remember(new ClosedAccess(newer, FORGOTTEN));

            assertThat(retention().purge(LONG_AGO, 100)).isOne();

            assertThat(credentials.findClosed(old)).isEmpty();
            assertThat(credentials.findClosed(newer)).isPresent();
        }
    }

    @Nested
    class AccountMails implements AccountMailHandOversContract, RetentionStoreContract {

        @Override
        public AccountMailHandOvers handOvers() {
            return BEANS.get(PostgresAccountMailHandOvers.class);
        }

        @Override
        public RetentionStore retention() {
            return BEANS.get(PostgresAccountMailHandOvers.class);
        }

        @Test
        void what_was_handed_over_is_remembered_for_a_day() {
            var old = UUID.randomUUID();
            var yesterday = LONG_AGO.minus(AccountMailHandOvers.REMEMBERED);
            handOvers().take(old, yesterday, yesterday.plusSeconds(120));
            handOvers().done(old, yesterday);

            assertThat(retention().purge(LONG_AGO, 100)).isZero();
            assertThat(retention().purge(LONG_AGO.plusSeconds(1), 100)).isOne();
        }
    }

    @Nested
    class BlockedPeople implements BlocksContract {

        @Override
        public Blocks blocks() {
            return BEANS.get(PostgresBlocks.class);
        }

        @Override
        public Accounts accounts() {
            return stores.accounts();
        }

        @Override
        public Transactions transactions() {
            return STORE;
        }
    }

    @Nested
    class People implements DirectoryEntriesContract {

        @Override
        public DirectoryEntries entries() {
            return BEANS.get(PostgresDirectoryEntries.class);
        }

        @Override
        public Accounts accounts() {
            return stores.accounts();
        }
    }

    @Nested
    class Keys implements IdempotencyKeysContract {

        @Override
        public PostgresIdempotencyKeys keys() {
            return BEANS.get(PostgresIdempotencyKeys.class);
        }

        @Override
        public AccountEraser eraser() {
            return BEANS.get(PostgresReplyEraser.class);
        }

        @Override
        public RetentionStore retention() {
            return keys();
        }

        @Override
        public Transactions transactions() {
            return STORE;
        }

        @Test
        void whoever_waits_longer_than_twelve_seconds_for_another_hears_that_it_goes_on()
                throws Exception {
            var request = IdempotentRequest.of("7", "POST", "/users", Samples.word(), "{}");
            var held = new CountDownLatch(1);
            var told = new CountDownLatch(1);
            try (var threads = Executors.newFixedThreadPool(1)) {
                var first =
                        threads.submit(
                                () ->
                                        STORE.run(
                                                () -> {
                                                    keys().claim(request, Samples.NOON);
                                                    held.countDown();
                                                    awaitThe(told);
                                                    keys().release(request);
                                                }));
                awaitThe(held);
                try {
                    assertThatThrownBy(() -> STORE.run(() -> keys().claim(request, Samples.NOON)))
                            .isInstanceOf(RequestInProgressException.class);
                } finally {
                    told.countDown();
                }
                first.get();
            }
        }

        private void awaitThe(CountDownLatch latch) {
            try {
                assertThat(latch.await(2, TimeUnit.MINUTES)).isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Nested
    class DigestExpiry implements DigestRetentionContract {

        @Override
        public DailyEmails emails() {
            return stores.emails();
        }

        @Override
        public DigestHistory history() {
            return stores.history();
        }

        @Override
        public Coverages coverages() {
            return stores.coverages();
        }

        @Override
        public Overview overview() {
            return stores.overview();
        }

        @Override
        public Accounts accounts() {
            return stores.accounts();
        }

        @Override
        public RetentionStore retention() {
            return BEANS.get(PostgresDigestRetention.class);
        }
    }

    @Nested
    class AuditExpiry implements AuditRetentionContract {

        @Override
        public AuditLog audit() {
            return stores.audit();
        }

        @Override
        public Accounts accounts() {
            return stores.accounts();
        }

        @Override
        public RetentionStore retention() {
            return BEANS.get(PostgresAuditRetention.class);
        }
    }

    @Nested
    class SearchExpiry implements SearchRetentionContract {

        @Override
        public SearchJobs searches() {
            return stores.searches();
        }

        @Override
        public Accounts accounts() {
            return stores.accounts();
        }

        @Override
        public RetentionStore retention() {
            return BEANS.get(PostgresSearchRetention.class);
        }
    }

    @Nested
    class RunExpiry implements RunRetentionContract {

        @Override
        public DailyRuns runs() {
            return stores.runs();
        }

        @Override
        public RunNotes runNotes() {
            return stores.runNotes();
        }

        @Override
        public Accounts accounts() {
            return stores.accounts();
        }

        @Override
        public RetentionStore retention() {
            return BEANS.get(PostgresRunRetention.class);
        }
    }

    @Nested
    class NoticeExpiry implements NoticeRetentionContract {

        private final List<StandaloneStores> opened = new ArrayList<>();

        @AfterEach
        void close() {
            opened.forEach(StandaloneStores::close);
        }

        @Override
        public Notices notices() {
            return stores.notices();
        }

        @Override
        public DigestItems digestItems() {
            return stores.digestItems();
        }

        @Override
        public Accounts accounts() {
            return stores.accounts();
        }

        @Override
        public RetentionStore noticeRetention(List<TopicDefinition> topics) {
            var beans = new StandaloneStores(STORE, topics.toArray());
            opened.add(beans);
            return beans.get(PostgresNoticeRetention.class);
        }
    }

    @Nested
    class Summaries implements MapperAndDriverSummariesContract {

        @Override
        public Accounts accounts() {
            return stores.accounts();
        }

        @Override
        public Drivers drivers() {
            return stores.drivers();
        }

        @Override
        public DriverNotifications driverNotifications() {
            return stores.driverNotifications();
        }

        @Override
        public AlertSamples alertSamples() {
            return new AlertSamples(stores);
        }

        @Override
        public MapperAndDriverSummaries summaries() {
            return BEANS.get(PostgresMapperAndDriverSummaries.class);
        }
    }
}
