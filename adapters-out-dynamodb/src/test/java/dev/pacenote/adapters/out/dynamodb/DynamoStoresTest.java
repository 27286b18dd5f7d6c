package dev.pacenote.adapters.out.dynamodb;

import dev.pacenote.adapters.out.memory.InMemoryAttempts;
import dev.pacenote.adapters.out.memory.InMemoryAuditLog;
import dev.pacenote.adapters.out.memory.InMemoryDailyRuns;
import dev.pacenote.adapters.out.memory.InMemoryDriverNotifications;
import dev.pacenote.adapters.out.memory.InMemoryDrivers;
import dev.pacenote.adapters.out.memory.InMemoryFeedbackBox;
import dev.pacenote.adapters.out.memory.InMemoryMapCatalog;
import dev.pacenote.adapters.out.memory.InMemoryMapperAlerts;
import dev.pacenote.adapters.out.memory.InMemoryNameBook;
import dev.pacenote.adapters.out.memory.InMemoryNotices;
import dev.pacenote.adapters.out.memory.InMemoryNotificationHistory;
import dev.pacenote.adapters.out.memory.InMemoryOldNews;
import dev.pacenote.adapters.out.memory.InMemoryOverview;
import dev.pacenote.adapters.out.memory.InMemoryPeople;
import dev.pacenote.adapters.out.memory.InMemoryRequestPlaces;
import dev.pacenote.adapters.out.memory.InMemorySettings;
import dev.pacenote.adapters.out.memory.InMemoryUsers;
import dev.pacenote.adapters.out.memory.InMemoryWatches;
import dev.pacenote.adapters.out.memory.Tables;
import dev.pacenote.application.contracts.DailyEmailsContract;
import dev.pacenote.application.contracts.FetchedBoardsContract;
import dev.pacenote.application.contracts.RunLockContract;
import dev.pacenote.application.contracts.SearchJobsContract;
import dev.pacenote.application.contracts.SessionsContract;
import dev.pacenote.application.contracts.Stores;
import dev.pacenote.application.contracts.UpstreamTokensContract;
import dev.pacenote.application.trackmania.UpstreamTokens;
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
                    new InMemoryUsers(TABLES),
                    SESSIONS,
                    new InMemoryAttempts(),
                    new InMemoryMapperAlerts(TABLES),
                    new InMemoryWatches(TABLES),
                    new InMemoryNameBook(),
                    new InMemoryNotices(TABLES),
                    EMAILS,
                    new InMemoryNotificationHistory(TABLES),
                    new InMemoryDailyRuns(TABLES),
                    new InMemoryPeople(TABLES),
                    new InMemoryOverview(TABLES),
                    SEARCHES,
                    BOARDS,
                    new InMemoryRequestPlaces(System::nanoTime),
                    new InMemoryMapCatalog(TABLES),
                    new InMemoryDrivers(TABLES),
                    new InMemoryDriverNotifications(TABLES),
                    new InMemorySettings(TABLES),
                    new InMemoryFeedbackBox(TABLES),
                    new InMemoryAuditLog(TABLES),
                    new InMemoryOldNews(TABLES),
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
