package dev.pacenote.adapters.out.postgres.notice.stream;

import dev.pacenote.adapters.out.postgres.identity.account.PostgresAccounts;
import dev.pacenote.adapters.out.postgres.platform.PostgresStore;
import dev.pacenote.adapters.out.postgres.platform.StandaloneStores;
import dev.pacenote.adapters.out.postgres.platform.TestPostgres;
import dev.pacenote.adapters.out.postgres.platform.TestSql;
import dev.pacenote.application.contracts.notice.stream.SocketHubContract;
import dev.pacenote.application.notice.stream.SocketHub;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.StoredFacts;
import dev.pacenote.domain.notice.stream.EventType;
import dev.pacenote.domain.notice.stream.StreamEvent;
import dev.pacenote.domain.notice.stream.UnreadCounts;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresSocketHubTest implements SocketHubContract {

    private static final PostgresStore STORE = PostgresStore.open(TestPostgres.newDatabase());
    private static final StandaloneStores BEANS = new StandaloneStores(STORE);

    private final Sockets sockets = new Sockets();
    private final Sockets elsewhere = new Sockets();
    private final PostgresSocketHub here = hub(sockets);
    private final PostgresSocketHub there = hub(elsewhere);

    private static PostgresSocketHub hub(Sockets sockets) {
        return new PostgresSocketHub(STORE, BEANS.get(StreamRows.class), sockets);
    }

    @BeforeEach
    void start() {
        here.start();
        there.start();
        Samples.until(() -> listeners() == 2);
    }

    @AfterEach
    void stop() {
        here.close();
        there.close();
        Samples.until(() -> listeners() == 0);
    }

    @AfterAll
    static void close() {
        BEANS.close();
        STORE.close();
    }

    private static final String LISTENING =
            "from pg_stat_activity where datname = current_database()"
                    + " and query = 'listen pacenote_stream'";

    private static long listeners() {
        return new TestSql(BEANS).number("select count(*) " + LISTENING);
    }

    @Override
    public SocketHub hub() {
        return here;
    }

    @Override
    public Sockets sockets() {
        return sockets;
    }

    @Override
    public Sockets elsewhere() {
        return elsewhere;
    }

    private AccountId reader() {
        var account = Samples.account(BEANS.get(PostgresAccounts.class)).id();
        elsewhere.open(account);
        return account;
    }

    private static void append(AccountId account, long seq) {
        new SqlStreamWriter(BEANS)
                .append(
                        account,
                        new StreamEvent(
                                seq,
                                new EventType("sample.happened"),
                                Instant.now(),
                                UnreadCounts.NONE,
                                StoredFacts.builder().build()));
    }

    @Test
    void who_lost_the_connection_catches_up_with_what_was_committed_meanwhile() {
        var account = reader();
        new TestSql(BEANS).run("select pg_terminate_backend(pid) " + LISTENING);

        // Nobody is told of it: who listens again looks for it.
        append(account, 1);

        Samples.until(() -> elsewhere.heardOf(account) == 1);
        Samples.until(() -> listeners() == 2);
        here.offer(account, 2);
        Samples.until(() -> elsewhere.heardOf(account) == 2);
    }
}
