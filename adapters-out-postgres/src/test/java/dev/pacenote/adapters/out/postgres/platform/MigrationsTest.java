package dev.pacenote.adapters.out.postgres.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.application.platform.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * While functions are replaced in turn, a version works on tables that the next one has changed. So
 * a version adds, and takes away only what the version before it has stopped using; such a file
 * says in its first line which version that was.
 */
class MigrationsTest {

    private static final Path FOLDER = Path.of("src/main/resources/db/migration");
    private static final Pattern NUMBER = Pattern.compile("V(\\d+)__.*\\.sql");

    /**
     * The last file so far. Until 1.0.0 is released an update is stop, migrate, start, and a file
     * may change what it likes; with the release this becomes the last file of 1.0.0.
     */
    private static final int FIRST_VERSION = 99;

    private static final Pattern UNUSED_SINCE =
            Pattern.compile("-- unused since \\d+\\.\\d+\\.\\d+\\b.*");

    private static final Map<Pattern, String> TAKES_AWAY =
            Map.of(
                    Pattern.compile("\\bdrop\\s+(table|column|view|function|type)\\b"),
                    "the version before still asks for it",
                    Pattern.compile("\\brename\\b"),
                    "the version before knows the old name only",
                    Pattern.compile("\\balter\\s+(column\\s+)?\\w+\\s+(set\\s+data\\s+)?type\\b"),
                    "the version before writes the old type",
                    Pattern.compile("\\bset\\s+not\\s+null\\b"),
                    "the version before writes nulls",
                    Pattern.compile(
                            "\\badd\\s+(column\\s+)?\\w+\\s+[^,;]*\\bnot\\s+null\\b(?![^,;]*\\bdefault\\b)(?<!default[^,;]{0,80})"),
                    "the version before inserts without it",
                    Pattern.compile(
                            "\\badd\\s+(constraint\\s+\\w+\\s+)?(unique|check|foreign|primary)\\b"),
                    "the version before may write what it forbids",
                    Pattern.compile("\\bcreate\\s+unique\\s+index\\b"),
                    "the version before may write what it forbids");

    static List<String> problems(String sql) {
        if (sql.lines().findFirst().filter(UNUSED_SINCE.asMatchPredicate()).isPresent()) {
            return List.of();
        }
        var statements = sql.replaceAll("(?m)--.*$", "").toLowerCase(Locale.ROOT);
        return TAKES_AWAY.entrySet().stream()
                .filter(rule -> rule.getKey().matcher(statements).find())
                .map(Map.Entry::getValue)
                .distinct()
                .toList();
    }

    @Test
    void every_change_leaves_the_version_before_working() throws IOException {
        try (var files = Files.list(FOLDER)) {
            assertThat(files)
                    .isNotEmpty()
                    .allSatisfy(
                            file -> {
                                var name = NUMBER.matcher(file.getFileName().toString());
                                assertThat(name.matches()).as(file.toString()).isTrue();
                                if (Integer.parseInt(name.group(1)) > FIRST_VERSION) {
                                    assertThat(problems(Files.readString(file)))
                                            .as(file.toString())
                                            .isEmpty();
                                }
                            });
        }
    }

    @Test
    void tables_that_a_newer_version_has_changed_are_refused_and_left_alone() throws Exception {
        var settings = TestPostgres.newDatabase();
        PostgresStore.open(settings).close();
        try (var connection = DriverManager.getConnection(settings.jdbcUrl());
                var statement = connection.createStatement()) {
            statement.execute("alter table maps add column mood text");
            statement.execute(
                    "insert into flyway_schema_history select installed_rank + 1, '9999',"
                            + " 'moods', type, 'V9999__moods.sql', 1, installed_by, now(), 1, true"
                            + " from flyway_schema_history order by installed_rank desc limit 1");

            assertThatThrownBy(() -> PostgresStore.open(settings))
                    .isInstanceOf(NewerSchemaException.class)
                    .hasMessage("9999, moods");

            statement.execute("delete from flyway_schema_history where version = '9999'");
        }
        PostgresStore.open(settings).close();
    }

    @Test
    void instances_that_start_at_once_on_an_empty_database_make_each_change_once()
            throws Exception {
        var settings = TestPostgres.newDatabase();
        Samples.atOnce(
                3,
                () -> {
                    PostgresStore.open(settings).close();
                    return true;
                });

        try (var connection = DriverManager.getConnection(settings.jdbcUrl());
                var statement = connection.createStatement();
                var row =
                        statement.executeQuery(
                                "select count(*), count(distinct version)"
                                        + " from flyway_schema_history where success")) {
            row.next();
            assertThat(row.getInt(1)).isGreaterThan(20).isEqualTo(row.getInt(2));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "drop table maps;",
                "alter table maps drop column name;",
                "alter table maps rename column name to title;",
                "alter table maps alter column seen type bigint;",
                "alter table maps alter seen set data type bigint;",
                "alter table maps alter column name set not null;",
                "alter table maps add column kind text not null;",
                "alter table maps add constraint one unique (name);",
                "alter table maps add check (name <> '');",
                "create unique index on maps (name);"
            })
    void what_takes_away_is_seen(String sql) {
        assertThat(problems("-- A change.\n" + sql)).hasSize(1);
        assertThat(problems("-- unused since 1.1.0: nobody asks\n" + sql)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table moods (id bigint primary key, name text not null unique);",
                "alter table maps add column kind text;",
                "alter table maps add column kind text not null default 'race';",
                "alter table maps add column kind text default 'race' not null;",
                "create index on maps (name);",
                "alter table maps alter column name drop not null;",
                "-- We drop table maps one day.\nupdate maps set name = '' where name is null;"
            })
    void what_adds_may_pass(String sql) {
        assertThat(problems(sql)).isEmpty();
    }
}
