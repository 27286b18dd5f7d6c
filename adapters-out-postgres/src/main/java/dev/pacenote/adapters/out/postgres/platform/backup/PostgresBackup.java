package dev.pacenote.adapters.out.postgres.platform.backup;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pacenote.adapters.out.postgres.platform.PostgresStore;
import dev.pacenote.adapters.out.postgres.platform.SchemaMigrations;
import dev.pacenote.application.platform.StoreUnavailableException;
import dev.pacenote.configuration.json.JsonMappers;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.postgresql.PGConnection;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Everything in the database as one archive, and back: {@code backup.json} (format, schema,
 * tables), {@code tables/NAME.csv}, {@code sequences.json}. The tables are those of one moment,
 * however busy the database is. Made with Postgres's own COPY, so that neither its version nor its
 * tools on the machine matter.
 */
public final class PostgresBackup {

    private static final int FORMAT = 1;
    private static final String INDEX = "backup.json";
    private static final String SEQUENCES = "sequences.json";

    private static final String SERVERS =
            "select pid::text from pg_stat_activity where datname = current_database()"
                    + " and application_name = 'pacenote'";

    /** Where each person's stream of numbered events ends. */
    private static final String STREAMS = "stream_heads";

    private static final String NEW_EPOCHS =
            "update " + STREAMS + " set epoch = gen_random_uuid()::text";

    private static final ObjectMapper JSON = JsonMappers.forStoredValues();

    /** What a backup says of itself. */
    record Index(int format, String schema, List<String> tables) {}

    /** The archive or the database is not fit for what was asked; the message says why. */
    public static final class RefusedException extends Exception {
        private static final long serialVersionUID = 1L;

        public RefusedException(String message) {
            super(message);
        }
    }

    private final PostgresStore.Settings settings;
    private final PGSimpleDataSource database = new PGSimpleDataSource();

    public PostgresBackup(PostgresStore.Settings settings) {
        this.settings = settings;
        database.setUrl(settings.jdbcUrl());
        database.setApplicationName("pacenote backup");
        if (!settings.user().isEmpty()) {
            database.setUser(settings.user());
            database.setPassword(settings.password());
        }
    }

    /**
     * Adds the database to an archive.
     *
     * @throws RefusedException when there are no tables of ours
     * @throws StoreUnavailableException when there is no database
     */
    public void writeTo(ZipOutputStream archive) throws IOException, RefusedException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setReadOnly(true);
            var tables = tables(connection);
            if (!tables.contains("users")) {
                throw new RefusedException("The database has no tables of Pacenote.");
            }
            archive.putNextEntry(new ZipEntry(INDEX));
            archive.write(JSON.writeValueAsBytes(new Index(FORMAT, schema(connection), tables)));
            archive.closeEntry();
            var copy = connection.unwrap(PGConnection.class).getCopyAPI();
            for (var table : tables) {
                archive.putNextEntry(new ZipEntry(entry(table)));
                copy.copyOut(
                        String.format(
                                Locale.ROOT,
                                "copy (select %s from %s) to stdout (format csv, header)",
                                columns(connection, table),
                                quoted(table)),
                        unclosed(archive));
                archive.closeEntry();
            }
            archive.putNextEntry(new ZipEntry(SEQUENCES));
            // Read last: numbers given out meanwhile are not given out again.
            archive.write(JSON.writeValueAsBytes(sequences(connection)));
            archive.closeEntry();
        } catch (SQLException e) {
            throw new StoreUnavailableException(e);
        }
    }

    /**
     * Looks whether {@link #readFrom} would begin, and changes nothing.
     *
     * @throws RefusedException when the archive is none of ours, or the database is not empty
     * @throws StoreUnavailableException when there is no database
     */
    public void refuseUnlessFit(ZipFile archive) throws IOException, RefusedException {
        var index = index(archive);
        try (var connection = database.getConnection()) {
            refuseUnlessEmpty(connection, index);
        } catch (SQLException e) {
            throw new StoreUnavailableException(e);
        }
    }

    /**
     * Brings everything back, into a database in which nobody has an account yet. All or nothing.
     *
     * @throws RefusedException when the archive is none of ours, or the database is not empty
     * @throws StoreUnavailableException when there is no database
     */
    public void readFrom(ZipFile archive) throws IOException, RefusedException {
        var index = index(archive);
        try (var connection = database.getConnection()) {
            refuseUnlessEmpty(connection, index);
            Flyway.configure()
                    .dataSource(database)
                    .target(MigrationVersion.fromVersion(index.schema()))
                    .load()
                    .migrate();
            connection.setAutoCommit(false);
            if (!new LinkedHashSet<>(tables(connection)).containsAll(index.tables())) {
                throw new RefusedException("The archive has tables that its version never had.");
            }
            fill(connection, archive, index);
            connection.commit();
        } catch (SQLException e) {
            throw new StoreUnavailableException(e);
        }
        // From the archive's version to ours.
        SchemaMigrations.migrate(settings);
    }

    private static Index index(ZipFile archive) throws IOException, RefusedException {
        var entry = archive.getEntry(INDEX);
        if (entry == null || archive.getEntry(SEQUENCES) == null) {
            throw new RefusedException("This is no backup of Pacenote.");
        }
        try (var in = archive.getInputStream(entry)) {
            var index = JSON.readValue(in, Index.class);
            if (index.format() != FORMAT) {
                throw new RefusedException("The backup was made by a newer Pacenote.");
            }
            return index;
        }
    }

    /**
     * Has every stream of events begin anew, as restoring a backup does, in a database that was
     * brought back by other means, while no server works with it.
     *
     * @return how many streams there are
     * @throws RefusedException with a sentence for whoever asked for it
     */
    public int beginNewEpochs() throws RefusedException {
        try (var connection = database.getConnection()) {
            if (!tables(connection).contains(STREAMS)) {
                throw new RefusedException("The database has no tables of this Pacenote.");
            }
            if (!texts(connection, SERVERS).isEmpty()) {
                throw new RefusedException("A server works with this database: stop it first.");
            }
            try (var statement = connection.createStatement()) {
                return statement.executeUpdate(NEW_EPOCHS);
            }
        } catch (SQLException e) {
            throw new StoreUnavailableException(e);
        }
    }

    private void refuseUnlessEmpty(Connection connection, Index index)
            throws SQLException, RefusedException {
        var newest = Flyway.configure().dataSource(database).load().info().all();
        var known = newest[newest.length - 1].getVersion();
        if (MigrationVersion.fromVersion(index.schema()).isNewerThan(known.getVersion())) {
            throw new RefusedException("The backup was made by a newer Pacenote.");
        }
        var tables = tables(connection);
        if (!tables.contains("users")) {
            return;
        }
        if (!texts(connection, SERVERS).isEmpty()) {
            throw new RefusedException("A server works with this database: stop it first.");
        }
        if (count(connection, "users") > 0) {
            throw new RefusedException(
                    "The database is not empty: restore into a new one, or an empty data folder.");
        }
        if (MigrationVersion.fromVersion(schema(connection)).isNewerThan(index.schema())) {
            throw new RefusedException(
                    "The database's tables are newer than the backup: restore into a new one.");
        }
    }

    private static void fill(Connection connection, ZipFile archive, Index index)
            throws SQLException, IOException {
        var all = index.tables().stream().map(PostgresBackup::quoted).toList();
        try (var statement = connection.createStatement()) {
            statement.execute("truncate " + String.join(", ", all));
            // What triggers would count is in the archive already.
            for (var table : all) {
                statement.execute("alter table " + table + " disable trigger user");
            }
            var copy = connection.unwrap(PGConnection.class).getCopyAPI();
            for (var table : inOrder(connection, index.tables())) {
                var entry = archive.getEntry(entry(table));
                if (entry == null) {
                    throw new IOException("the archive lacks " + entry(table));
                }
                try (var in = archive.getInputStream(entry)) {
                    copy.copyIn(
                            String.format(
                                    Locale.ROOT,
                                    "copy %s (%s) from stdin (format csv, header match)",
                                    quoted(table),
                                    columns(connection, table)),
                            in);
                }
            }
            for (var table : all) {
                statement.execute("alter table " + table + " enable trigger user");
            }
            if (index.tables().contains(STREAMS)) {
                // Clients may have seen events after the backup, whose numbers are given anew.
                statement.execute(NEW_EPOCHS);
            }
        }
        setSequences(connection, archive);
    }

    private static void setSequences(Connection connection, ZipFile archive)
            throws SQLException, IOException {
        try (var in = archive.getInputStream(archive.getEntry(SEQUENCES));
                var set = connection.prepareStatement("select setval(?::regclass, ?)")) {
            for (var sequence : JSON.readTree(in).properties()) {
                set.setString(1, quoted(sequence.getKey()));
                set.setLong(2, sequence.getValue().asLong());
                set.execute();
            }
        }
    }

    private static String schema(Connection connection) throws SQLException {
        return texts(
                        connection,
                        "select version from flyway_schema_history where success"
                                + " order by installed_rank desc limit 1")
                .getFirst();
    }

    private static List<String> tables(Connection connection) throws SQLException {
        return texts(
                connection,
                "select table_name from information_schema.tables where table_schema ="
                        + " current_schema() and table_type = 'BASE TABLE' and table_name <>"
                        + " 'flyway_schema_history' order by table_name");
    }

    /** Those that are computed from others are left out. */
    private static String columns(Connection connection, String table) throws SQLException {
        return String.join(
                ", ",
                texts(
                        connection,
                        "select quote_ident(column_name) from information_schema.columns where"
                                + " table_schema = current_schema() and is_generated = 'NEVER' and"
                                + " table_name = ? order by ordinal_position",
                        table));
    }

    private static Map<String, Long> sequences(Connection connection) throws SQLException {
        var values = new LinkedHashMap<String, Long>();
        try (var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "select sequencename, last_value from pg_sequences where schemaname"
                                        + " = current_schema() and last_value is not null")) {
            while (rows.next()) {
                values.put(rows.getString(1), rows.getLong(2));
            }
        }
        return values;
    }

    /** A table after those that it refers to. */
    private static List<String> inOrder(Connection connection, List<String> tables)
            throws SQLException {
        var order = new LinkedHashSet<String>();
        for (var table : tables) {
            visit(connection, table, order, new LinkedHashSet<>());
        }
        return List.copyOf(order);
    }

    private static void visit(
            Connection connection, String table, Set<String> order, Set<String> under)
            throws SQLException {
        if (order.contains(table) || !under.add(table)) {
            return;
        }
        for (var other :
                texts(
                        connection,
                        "select distinct c.relname from pg_constraint f join pg_class c on c.oid ="
                                + " f.confrelid where f.contype = 'f' and f.conrelid = ?::regclass",
                        quoted(table))) {
            visit(connection, other, order, under);
        }
        order.add(table);
    }

    private static long count(Connection connection, String table) throws SQLException {
        return Long.parseLong(
                texts(connection, "select count(*)::text from " + quoted(table)).getFirst());
    }

    private static List<String> texts(Connection connection, String query, String... values)
            throws SQLException {
        var texts = new ArrayList<String>();
        try (var statement = connection.prepareStatement(query)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    texts.add(rows.getString(1));
                }
            }
        }
        return texts;
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private static String entry(String table) {
        return "tables/" + table + ".csv";
    }

    /** COPY must not close the archive; it writes text in pieces. */
    private static OutputStream unclosed(OutputStream out) {
        return new FilterOutputStream(out) {
            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                out.write(bytes, from, length);
            }

            @Override
            public void close() throws IOException {
                flush();
            }
        };
    }
}
