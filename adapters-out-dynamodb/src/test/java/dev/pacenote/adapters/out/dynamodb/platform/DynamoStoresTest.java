package dev.pacenote.adapters.out.dynamodb.platform;

import dev.pacenote.adapters.out.dynamodb.dailyrun.DynamoRunLock;
import dev.pacenote.adapters.out.dynamodb.digest.DynamoDailyEmails;
import dev.pacenote.adapters.out.dynamodb.identity.session.DynamoSessions;
import dev.pacenote.adapters.out.dynamodb.platform.upstream.DynamoUpstreamTokens;
import dev.pacenote.adapters.out.dynamodb.trackmania.board.DynamoFetchedBoards;
import dev.pacenote.adapters.out.dynamodb.trackmania.search.DynamoSearchJobs;
import dev.pacenote.adapters.out.memory.admin.InMemoryAuditLog;
import dev.pacenote.adapters.out.memory.admin.InMemoryFeedbackMessages;
import dev.pacenote.adapters.out.memory.admin.InMemoryOverview;
import dev.pacenote.adapters.out.memory.admin.InMemoryUserDirectory;
import dev.pacenote.adapters.out.memory.dailyrun.InMemoryDailyRuns;
import dev.pacenote.adapters.out.memory.digest.InMemoryCoverages;
import dev.pacenote.adapters.out.memory.digest.InMemoryDigestHistory;
import dev.pacenote.adapters.out.memory.digest.InMemoryDigestItems;
import dev.pacenote.adapters.out.memory.identity.account.InMemoryAccounts;
import dev.pacenote.adapters.out.memory.notice.InMemoryNotices;
import dev.pacenote.adapters.out.memory.platform.Tables;
import dev.pacenote.adapters.out.memory.platform.limit.InMemoryRateLimiter;
import dev.pacenote.adapters.out.memory.platform.retention.InMemoryRetentionStore;
import dev.pacenote.adapters.out.memory.platform.setting.InMemorySettings;
import dev.pacenote.adapters.out.memory.platform.upstream.InMemoryRequestBudget;
import dev.pacenote.adapters.out.memory.trackmania.alert.InMemoryMapperAlerts;
import dev.pacenote.adapters.out.memory.trackmania.board.InMemoryMapCatalog;
import dev.pacenote.adapters.out.memory.trackmania.board.InMemoryPlayerNameCache;
import dev.pacenote.adapters.out.memory.trackmania.driver.InMemoryDriverNotifications;
import dev.pacenote.adapters.out.memory.trackmania.driver.InMemoryDrivers;
import dev.pacenote.adapters.out.memory.trackmania.survey.InMemoryMapWatches;
import dev.pacenote.application.contracts.dailyrun.RunLockContract;
import dev.pacenote.application.contracts.digest.DailyEmailsContract;
import dev.pacenote.application.contracts.identity.session.SessionsContract;
import dev.pacenote.application.contracts.platform.Stores;
import dev.pacenote.application.contracts.platform.upstream.UpstreamTokensContract;
import dev.pacenote.application.contracts.trackmania.board.FetchedBoardsContract;
import dev.pacenote.application.contracts.trackmania.search.SearchJobsContract;
import dev.pacenote.application.platform.upstream.UpstreamTokens;
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
                    SESSIONS,
                    new InMemoryRateLimiter(),
                    new InMemoryMapperAlerts(TABLES),
                    new InMemoryMapWatches(TABLES),
                    new InMemoryPlayerNameCache(),
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
                    new InMemoryRequestBudget(System::nanoTime),
                    new InMemoryMapCatalog(TABLES),
                    new InMemoryDrivers(TABLES),
                    new InMemoryDriverNotifications(TABLES),
                    new InMemorySettings(TABLES),
                    new InMemoryFeedbackMessages(TABLES),
                    new InMemoryAuditLog(TABLES),
                    new InMemoryRetentionStore(TABLES),
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
    public Stores stores() {
        return stores;
    }
}
