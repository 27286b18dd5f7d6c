package dev.pacenote.adapters.out.postgres.notice.stream;

import dev.pacenote.adapters.out.postgres.identity.account.PostgresAccounts;
import dev.pacenote.adapters.out.postgres.platform.PostgresStore;
import dev.pacenote.adapters.out.postgres.platform.StandaloneStores;
import dev.pacenote.adapters.out.postgres.platform.TestPostgres;
import dev.pacenote.adapters.out.postgres.platform.TestSql;
import dev.pacenote.application.contracts.notice.stream.socket.SocketHubContract;
import dev.pacenote.application.contracts.notice.stream.socket.SocketSignalsContract;
import dev.pacenote.application.notice.stream.socket.SocketHub;
import dev.pacenote.application.notice.stream.socket.SocketSignals;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.StoredFacts;
import dev.pacenote.domain.notice.stream.EventType;
import dev.pacenote.domain.notice.stream.StreamEvent;
import dev.pacenote.domain.notice.stream.UnreadCounts;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

class PostgresSocketHubTest implements SocketHubContract, SocketSignalsContract {

    private static final PostgresStore STORE = PostgresStore.open(TestPostgres.newDatabase());
    private static final StandaloneStores BEANS = new StandaloneStores(STORE);

    private final Sockets sockets = new Sockets();
    private final Sockets elsewhere = new Sockets();

    /** Of connections that are half open nothing is heard, and nobody says so. */
    private final Set<Connection> halfOpen = ConcurrentHashMap.newKeySet();

    private final Set<Connection> opened = ConcurrentHashMap.newKeySet();

    private final PostgresSocketHub here = hub(sockets);
    private final PostgresSocketHub there = hub(elsewhere);

    private PostgresSocketHub hub(Sockets sockets) {
        return new PostgresSocketHub(
                this::connection,
                BEANS.get(StreamRows.class),
                sockets,
                new StreamNotifications.Probing(Duration.ofSeconds(1), Duration.ofSeconds(1)));
    }

    private Connection connection() throws SQLException {
        var connection = STORE.openConnection();
        opened.add(connection);
        return proxy(
                Connection.class,
                (_, method, arguments) -> {
                    var answer = called(connection, method, arguments);
                    return method.getName().equals("unwrap") ? source(connection, answer) : answer;
                });
    }

    private PGConnection source(Connection connection, Object source) {
        return proxy(
                PGConnection.class,
                (_, method, arguments) -> {
                    var answer = called(source, method, arguments);
                    return halfOpen.contains(connection) ? new PGNotification[0] : answer;
                });
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Object called(Object target, Method method, Object[] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
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
    public SocketSignals signals() {
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
    void a_connection_that_is_half_open_is_replaced_and_everybody_catches_up() {
        var account = reader();
        halfOpen.addAll(opened);
        int before = opened.size();

        append(account, 1);

        Samples.until(() -> elsewhere.heardOf(account) == 1);
        Samples.until(() -> opened.size() == before + 2);
        Samples.until(() -> listeners() == 2);
        here.offer(account, 2);
        Samples.until(() -> elsewhere.heardOf(account) == 2);
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
