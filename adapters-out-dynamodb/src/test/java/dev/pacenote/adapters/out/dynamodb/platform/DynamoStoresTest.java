package dev.pacenote.adapters.out.dynamodb.platform;

import dev.pacenote.adapters.out.dynamodb.dailyrun.DynamoRunLock;
import dev.pacenote.adapters.out.dynamodb.digest.DynamoDailyEmails;
import dev.pacenote.adapters.out.dynamodb.identity.session.DynamoSessions;
import dev.pacenote.adapters.out.dynamodb.platform.upstream.DynamoUpstreamTokens;
import dev.pacenote.adapters.out.dynamodb.trackmania.board.DynamoFetchedBoards;
import dev.pacenote.adapters.out.dynamodb.trackmania.search.DynamoSearchJobs;
import dev.pacenote.application.admin.InMemoryAuditLog;
import dev.pacenote.application.admin.InMemoryFeedbackMessages;
import dev.pacenote.application.admin.InMemoryOverview;
import dev.pacenote.application.admin.InMemoryUserDirectory;
import dev.pacenote.application.contracts.dailyrun.RunLockContract;
import dev.pacenote.application.contracts.digest.DailyEmailsContract;
import dev.pacenote.application.contracts.identity.session.SessionsContract;
import dev.pacenote.application.contracts.platform.upstream.UpstreamTokensContract;
import dev.pacenote.application.contracts.trackmania.board.FetchedBoardsContract;
import dev.pacenote.application.contracts.trackmania.search.SearchJobsContract;
import dev.pacenote.application.dailyrun.InMemoryDailyRuns;
import dev.pacenote.application.dailyrun.RunLock;
import dev.pacenote.application.digest.InMemoryCoverages;
import dev.pacenote.application.digest.InMemoryDigestHistory;
import dev.pacenote.application.digest.InMemoryDigestItems;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.identity.account.InMemoryAccounts;
import dev.pacenote.application.identity.credential.InMemoryCredentials;
import dev.pacenote.application.identity.session.Sessions;
import dev.pacenote.application.notice.InMemoryNoticePreferences;
import dev.pacenote.application.notice.InMemoryNotices;
import dev.pacenote.application.platform.Stores;
import dev.pacenote.application.platform.Tables;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.platform.limit.InMemoryRateLimiter;
import dev.pacenote.application.platform.setting.InMemorySettings;
import dev.pacenote.application.platform.upstream.UpstreamTokens;
import dev.pacenote.application.trackmania.alert.InMemoryCoveredMaps;
import dev.pacenote.application.trackmania.alert.InMemoryMapperAlerts;
import dev.pacenote.application.trackmania.board.FetchedBoards;
import dev.pacenote.application.trackmania.board.InMemoryKnownBoards;
import dev.pacenote.application.trackmania.board.InMemoryMapCatalog;
import dev.pacenote.application.trackmania.board.InMemoryPlayerNameCache;
import dev.pacenote.application.trackmania.driver.InMemoryDriverNotifications;
import dev.pacenote.application.trackmania.driver.InMemoryDrivers;
import dev.pacenote.application.trackmania.search.SearchJobs;
import dev.pacenote.application.trackmania.survey.InMemoryMapWatches;
import dev.pacenote.application.trackmania.survey.InMemoryRecordEvents;
import dev.pacenote.application.trackmania.survey.InMemoryWatchSummaries;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterAll;

/** The promises of the ports that DynamoDB keeps; what else a promise needs is in memory. */
class DynamoStoresTest
        implements SessionsContract,
                FetchedBoardsContract,
                DailyEmailsContract,
                SearchJobsContract,
                RunLockContract,
                UpstreamTokensContract {

    private static final LocalDynamo DYNAMO = new LocalDynamo();
    private static final DynamoSessions SESSIONS = new DynamoSessions(DYNAMO.sessions());
    private static final DynamoFetchedBoards BOARDS = new DynamoFetchedBoards(DYNAMO.boards());
    private static final DynamoDailyEmails EMAILS = new DynamoDailyEmails(DYNAMO.emails());
    private static final DynamoSearchJobs SEARCHES = new DynamoSearchJobs(DYNAMO.searches());
    private static final DynamoTable TOKENS = DYNAMO.tokens();
    private static final Tables TABLES = new Tables();

    private final Stores stores =
            new Stores(
                    new InMemoryAccounts(TABLES),
                    new InMemoryCredentials(TABLES),
                    SESSIONS,
                    new InMemoryRateLimiter(),
                    new InMemoryMapperAlerts(TABLES),
                    new InMemoryCoveredMaps(TABLES),
                    new InMemoryMapWatches(TABLES),
                    new InMemoryKnownBoards(TABLES),
                    new InMemoryRecordEvents(TABLES),
                    new InMemoryWatchSummaries(TABLES),
                    new InMemoryPlayerNameCache(),
                    new InMemoryNoticePreferences(TABLES),
                    new InMemoryNotices(TABLES),
                    new InMemoryDigestItems(TABLES),
                    new InMemoryCoverages(TABLES),
                    EMAILS,
                    new InMemoryDigestHistory(TABLES),
                    new InMemoryDailyRuns(TABLES),
                    new InMemoryUserDirectory(TABLES),
                    new InMemoryOverview(TABLES),
                    SEARCHES,
                    BOARDS,
                    new InMemoryMapCatalog(TABLES),
                    new InMemoryDrivers(TABLES),
                    new InMemoryDriverNotifications(TABLES),
                    new InMemorySettings(TABLES),
                    new InMemoryFeedbackMessages(TABLES),
                    new InMemoryAuditLog(TABLES),
                    new DynamoRunLock(TOKENS, InstantSource.system()),
                    TABLES);

    @AfterAll
    static void close() {
        DYNAMO.close();
    }

    @Override
    public UpstreamTokens tokens() {
        return new DynamoUpstreamTokens(TOKENS);
    }

    @Override
    public Sessions sessions() {
        return SESSIONS;
    }

    @Override
    public Accounts accounts() {
        return stores.accounts();
    }

    @Override
    public Transactions transactions() {
        return TABLES;
    }

    @Override
    public Stores stores() {
        return stores;
    }

    @Override
    public FetchedBoards fetchedBoards() {
        return stores.fetchedBoards();
    }

    @Override
    public SearchJobs searches() {
        return stores.searches();
    }

    @Override
    public RunLock runLock() {
        return stores.runLock();
    }
}
