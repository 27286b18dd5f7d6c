package dev.pacenote.adapters.out.postgres.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.pacenote.application.platform.StoreUnavailableException;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What was the primary only reads from now on, and another database takes the changes. */
class PostgresFailOverTest {

    private static final Duration LONG = Duration.ofSeconds(60);

    private static EmbeddedPostgres one;
    private static EmbeddedPostgres other;

    @BeforeAll
    static void start() throws IOException {
        one = EmbeddedPostgres.builder().setPGStartupWait(Duration.ofMinutes(2)).start();
        other = EmbeddedPostgres.builder().setPGStartupWait(Duration.ofMinutes(2)).start();
    }

    @AfterAll
    static void close() throws IOException {
        one.close();
        other.close();
    }

    /** As the two assemblies connect. */
    enum Connecting {
        AS_A_SERVER,
        AS_A_FUNCTION;

        PostgresStore to(String hosts) {
            var settings =
                    new PostgresStore.Settings(
                            "jdbc:postgresql://" + hosts + "/postgres?user=postgres",
                            "",
                            "",
                            4,
                            Duration.ofSeconds(5));
            return switch (this) {
                case AS_A_SERVER -> PostgresStore.unmigrated(settings);
                case AS_A_FUNCTION -> PostgresStore.pooled(settings);
            };
        }
    }

    private static String host(EmbeddedPostgres server) {
        return "localhost:" + server.getPort();
    }

    private static void readOnly(EmbeddedPostgres server, boolean on) throws SQLException {
        var word = on ? "on" : "off";
        try (var connection =
                        DriverManager.getConnection(server.getJdbcUrl("postgres", "postgres"));
                var statement = connection.createStatement()) {
            statement.execute("alter system set default_transaction_read_only = " + word);
            statement.execute("select pg_reload_conf()");
            await().atMost(LONG)
                    .until(() -> shown(statement, "default_transaction_read_only").equals(word));
        }
    }

    private static String shown(Statement statement, String what) throws SQLException {
        try (var row = statement.executeQuery("show " + what)) {
            row.next();
            return row.getString(1);
        }
    }

    /** Where a change goes; an outage until there is a place for it. */
    private static long changed(PostgresStore store, TestSql sql) {
        return await().atMost(LONG)
                .ignoreExceptionsInstanceOf(StoreUnavailableException.class)
                .until(() -> change(store, sql), _ -> true);
    }

    private static long change(PostgresStore store, TestSql sql) {
        return store.inTransaction(
                () -> {
                    sql.run("create table if not exists changes (at timestamptz)");
                    sql.run("insert into changes values (now())");
                    return sql.number("select inet_server_port()");
                });
    }

    @ParameterizedTest
    @EnumSource
    void the_next_change_goes_to_the_new_primary_without_a_restart(Connecting connecting)
            throws SQLException {
        readOnly(one, false);
        readOnly(other, true);
        try (var store = connecting.to(host(one) + "," + host(other));
                var stores = new StandaloneStores(store)) {
            var sql = new TestSql(stores);
            assertThat(changed(store, sql)).isEqualTo(one.getPort());

            readOnly(one, true);
            readOnly(other, false);

            assertThat(changed(store, sql)).isEqualTo(other.getPort());
            assertThat(store.answers()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_database_that_only_reads_does_not_answer_and_is_an_outage(Connecting connecting)
            throws SQLException {
        readOnly(one, false);
        try (var store = connecting.to(host(one));
                var stores = new StandaloneStores(store)) {
            var sql = new TestSql(stores);
            assertThat(changed(store, sql)).isEqualTo(one.getPort());

            readOnly(one, true);

            assertThat(store.answers()).isFalse();
            assertThatThrownBy(() -> change(store, sql))
                    .isInstanceOf(StoreUnavailableException.class);

            readOnly(one, false);

            assertThat(changed(store, sql)).isEqualTo(one.getPort());
            assertThat(store.answers()).isTrue();
        }
    }

    /** The scheduler and the run's lock take connections of their own. */
    @Test
    void who_borrows_a_connection_gets_none_to_what_only_reads() throws SQLException {
        readOnly(one, false);
        readOnly(other, true);
        try (var store = Connecting.AS_A_SERVER.to(host(one) + "," + host(other));
                var stores = new StandaloneStores(store)) {
            var sql = new TestSql(stores);
            assertThat(changed(store, sql)).isEqualTo(one.getPort());
            readOnly(one, true);
            readOnly(other, false);

            await().atMost(LONG)
                    .pollInterval(Duration.ofSeconds(1))
                    .ignoreExceptionsInstanceOf(SQLTransientConnectionException.class)
                    .until(() -> borrowed(store), port -> port == other.getPort());
        }
    }

    private static int borrowed(PostgresStore store) throws SQLException {
        try (var connection = store.dataSource().getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("select inet_server_port()")) {
            row.next();
            return row.getInt(1);
        }
    }
}
