package dev.pacenote.adapters.out.dynamodb.platform;

import dev.pacenote.adapters.out.dynamodb.dailyrun.DynamoRunLock;
import dev.pacenote.adapters.out.dynamodb.digest.DynamoDailyEmails;
import dev.pacenote.adapters.out.dynamodb.identity.session.DynamoSessions;
import dev.pacenote.adapters.out.dynamodb.platform.upstream.DynamoRateBuckets;
import dev.pacenote.adapters.out.dynamodb.platform.upstream.DynamoUpstreamTokens;
import dev.pacenote.adapters.out.dynamodb.streams.link.DynamoLinkTickets;
import dev.pacenote.adapters.out.dynamodb.trackmania.board.DynamoFetchedBoards;
import dev.pacenote.adapters.out.dynamodb.trackmania.search.DynamoSearchJobs;
import dev.pacenote.application.contracts.dailyrun.RunLockContract;
import dev.pacenote.application.contracts.digest.DailyEmailsContract;
import dev.pacenote.application.contracts.identity.session.SessionsContract;
import dev.pacenote.application.contracts.platform.upstream.RateBucketsContract;
import dev.pacenote.application.contracts.platform.upstream.UpstreamTokensContract;
import dev.pacenote.application.contracts.streams.link.LinkTicketsContract;
import dev.pacenote.application.contracts.trackmania.board.FetchedBoardsContract;
import dev.pacenote.application.contracts.trackmania.search.SearchJobsContract;
import dev.pacenote.application.dailyrun.RunLock;
import dev.pacenote.application.digest.DailyEmails;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.identity.account.InMemoryAccounts;
import dev.pacenote.application.identity.session.Sessions;
import dev.pacenote.application.platform.Tables;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.platform.upstream.RateBuckets;
import dev.pacenote.application.platform.upstream.UpstreamTokens;
import dev.pacenote.application.streams.guild.Guilds;
import dev.pacenote.application.streams.guild.InMemoryGuilds;
import dev.pacenote.application.streams.link.LinkTickets;
import dev.pacenote.application.trackmania.board.FetchedBoards;
import dev.pacenote.application.trackmania.search.SearchJobs;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;

/** The promises of the ports that DynamoDB keeps; what else a promise needs is in memory. */
class DynamoStoresTest
        implements SessionsContract,
                FetchedBoardsContract,
                DailyEmailsContract,
                SearchJobsContract,
                RunLockContract,
                UpstreamTokensContract,
                RateBucketsContract,
                LinkTicketsContract {

    private static final LocalDynamo DYNAMO = new LocalDynamo();
    private static final DynamoSessions SESSIONS = new DynamoSessions(DYNAMO.sessions());
    private static final DynamoFetchedBoards BOARDS = new DynamoFetchedBoards(DYNAMO.boards());
    private static final DynamoDailyEmails EMAILS = new DynamoDailyEmails(DYNAMO.emails());
    private static final DynamoSearchJobs SEARCHES = new DynamoSearchJobs(DYNAMO.searches());
    private static final DynamoTable TOKENS = DYNAMO.tokens();
    private static final Tables TABLES = new Tables();

    private final Accounts accounts = new InMemoryAccounts(TABLES);
    private final RunLock runLock = new DynamoRunLock(TOKENS, InstantSource.system());

    @AfterAll
    static void close() {
        DYNAMO.close();
    }

    @Override
    public UpstreamTokens tokens() {
        return new DynamoUpstreamTokens(TOKENS);
    }

    @Override
    public RateBuckets buckets() {
        return new DynamoRateBuckets(TOKENS, InstantSource.system());
    }

    @Override
    public LinkTickets tickets() {
        return new DynamoLinkTickets(TOKENS);
    }

    @Override
    public Guilds guilds() {
        return new InMemoryGuilds(TABLES);
    }

    /** DynamoDB removes items whose time is over. */
    @Override
    public void expire(Instant now) {
        var client = DYNAMO.client();
        for (var item : client.scan(scan -> scan.tableName("sessions")).items()) {
            if (Long.parseLong(item.get(DynamoTable.EXPIRES).n()) <= now.getEpochSecond()) {
                client.deleteItem(
                        delete -> delete.tableName("sessions").key(Map.of("id", item.get("id"))));
            }
        }
    }

    @Override
    public Sessions sessions() {
        return SESSIONS;
    }

    @Override
    public Accounts accounts() {
        return accounts;
    }

    @Override
    public Transactions transactions() {
        return TABLES;
    }

    @Override
    public DailyEmails emails() {
        return EMAILS;
    }

    @Override
    public FetchedBoards fetchedBoards() {
        return BOARDS;
    }

    @Override
    public SearchJobs searches() {
        return SEARCHES;
    }

    @Override
    public RunLock runLock() {
        return runLock;
    }
}
