package dev.pacenote.acceptance.support.assembly;

import dev.pacenote.acceptance.support.TemporaryFolders;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.awaitility.Awaitility;

/** A primary, and a standby that follows it until it takes over. */
public final class PostgresPair implements AutoCloseable {

    private static final Duration LONG = Duration.ofSeconds(60);

    private final Path folder;
    private final EmbeddedPostgres primary;
    private final EmbeddedPostgres standby;

    private PostgresPair(Path folder) throws IOException, InterruptedException, SQLException {
        this.folder = folder;
        primary = start("primary");
        copyPrimary();
        standby = start("standby");
    }

    public static PostgresPair start() {
        try {
            return new PostgresPair(TemporaryFolders.create("pacenote-pair"));
        } catch (IOException | SQLException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private EmbeddedPostgres start(String name) throws IOException {
        return EmbeddedPostgres.builder()
                // Off in the library: a confirmed change might not be in the log yet.
                .setServerConfig("synchronous_commit", "on")
                .setDataDirectory(folder.resolve(name))
                .setCleanDataDirectory(false)
                .setPGStartupWait(Duration.ofMinutes(2))
                .start();
    }

    /** A copy that was begun and ended under Postgres' eyes is complete with the log between. */
    private void copyPrimary() throws IOException, InterruptedException, SQLException {
        var copy = folder.resolve("standby");
        try (var connection = connect(primary)) {
            ask(connection, "select pg_backup_start('standby', true)::text");
            int failed =
                    new ProcessBuilder(
                                    "cp",
                                    "-a",
                                    folder.resolve("primary").toString(),
                                    copy.toString())
                            .inheritIO()
                            .start()
                            .waitFor();
            if (failed != 0) {
                throw new IOException("the primary cannot be copied");
            }
            Files.writeString(
                    copy.resolve("backup_label"),
                    ask(connection, "select labelfile from pg_backup_stop(false)"));
        }
        Files.delete(copy.resolve("postmaster.pid"));
        Files.createFile(copy.resolve("standby.signal"));
        Files.writeString(
                copy.resolve("postgresql.auto.conf"),
                "primary_conninfo = 'host=127.0.0.1 port="
                        + primary.getPort()
                        + " user=postgres'\n",
                StandardOpenOption.APPEND);
    }

    private static Connection connect(EmbeddedPostgres server) throws SQLException {
        return DriverManager.getConnection(server.getJdbcUrl("postgres", "postgres"));
    }

    private static String ask(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private static String ask(EmbeddedPostgres server, String sql) {
        try (var connection = connect(server)) {
            return ask(connection, sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public String url() {
        return primary.getJdbcUrl("postgres", "postgres");
    }

    public int primaryPort() {
        return primary.getPort();
    }

    public int standbyPort() {
        return standby.getPort();
    }

    /** The primary lets nobody change anything, and the standby has all that was changed. */
    public void demotePrimary() {
        try (var connection = connect(primary);
                var statement = connection.createStatement()) {
            statement.execute("alter system set default_transaction_read_only = on");
            statement.execute("select pg_reload_conf()");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        Awaitility.await()
                .atMost(LONG)
                .until(() -> ask(primary, "show default_transaction_read_only").equals("on"));
        var end = ask(primary, "select pg_current_wal_lsn()::text");
        Awaitility.await()
                .atMost(LONG)
                .until(
                        () ->
                                ask(
                                                standby,
                                                "select pg_last_wal_replay_lsn() >= '"
                                                        + end
                                                        + "'::pg_lsn")
                                        .equals("t"));
    }

    public void promoteStandby() {
        if (!ask(standby, "select pg_promote()").equals("t")) {
            throw new IllegalStateException("the standby does not take over");
        }
    }

    @Override
    public void close() {
        try {
            standby.close();
            primary.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
