package dev.pacenote.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.pacenote.acceptance.support.ServerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each table of {@code docs/acceptance-*.md} names each row of its contract's list with tests. */
@Tag("server")
class AcceptanceTableTest {

    private static final List<String> MESSAGES =
            List.of(
                    "doors",
                    "stranger",
                    "one-address",
                    "outside-subject",
                    "settings-merge",
                    "one-switch",
                    "same-key",
                    "client-id",
                    "all-tabs",
                    "two-nodes",
                    "catch-up",
                    "zero-events",
                    "cannot-resume",
                    "lost-frame",
                    "kill",
                    "providers-down",
                    "read-cancels",
                    "mail-if-unread",
                    "reasons",
                    "dst-night",
                    "cap-gathers",
                    "not-twice-mailed",
                    "daily-mail-kept",
                    "tell-twice",
                    "cut-off",
                    "random-devices",
                    "device-fate",
                    "topic-silent",
                    "half-open",
                    "renewal",
                    "revoke",
                    "slow-reader",
                    "bad-frames",
                    "storm",
                    "text",
                    "block",
                    "withdraw",
                    "farewell",
                    "broadcast",
                    "webhook",
                    "restore",
                    "area-off",
                    "clean-logs");

    private static final List<String> PARTS =
            List.of(
                    "stock",
                    "low",
                    "notices",
                    "tasks",
                    "accounts",
                    "sums",
                    "numbers",
                    "client-walk",
                    "page-or-api",
                    "no-token",
                    "cognito",
                    "two-workshops",
                    "opening-stock",
                    "pools",
                    "thousand",
                    "last-units",
                    "same-key",
                    "bad-quantity",
                    "clamp",
                    "low-beam-bulb",
                    "one-task",
                    "still-one",
                    "out",
                    "re-arm",
                    "threshold-move",
                    "ordered-quiet",
                    "receive-twice",
                    "small-order",
                    "overdue",
                    "cancel-order",
                    "snooze",
                    "not-watched",
                    "same-number",
                    "three-mails",
                    "held-back",
                    "stale-form",
                    "put-fields",
                    "exact-money",
                    "month-edge",
                    "reverse",
                    "upload",
                    "archive",
                    "job-card",
                    "csv",
                    "crash",
                    "area-off",
                    "mail-down");

    /** A table in a file. */
    record Table(String file, List<String> rows, Set<String> shownElsewhere) {

        Path path() {
            return Path.of("../docs").resolve(file);
        }

        @Override
        public String toString() {
            return file;
        }
    }

    private static Stream<Table> tables() {
        return Stream.of(
                // A benchmark shows it.
                new Table("acceptance-messages.md", MESSAGES, Set.of("storm")),
                new Table("acceptance-parts.md", PARTS, Set.of()));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void every_row_of_the_list_is_in_the_table_with_tests_that_exist(Table table) {
        assertThat(new TestTable(table.rows(), table.shownElsewhere()).faults(table.path()))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("tables")
    void every_row_says_truly_where_its_tests_run(Table table) throws IOException {
        var suite = new ClassFileImporter().importPackages("dev.pacenote.acceptance");

        try (var lines = Files.lines(table.path())) {
            assertThat(lines.filter(line -> line.startsWith("| ")).map(line -> line.split("\\|")))
                    .filteredOn(cells -> table.rows().contains(cells[1].strip()))
                    .filteredOn(cells -> !table.shownElsewhere().contains(cells[1].strip()))
                    .allSatisfy(
                            cells ->
                                    assertThat(cells[4].strip())
                                            .as(cells[1])
                                            .isEqualTo(places(suite, cells[3])));
        }
    }

    private static String places(JavaClasses suite, String named) {
        var places =
                TestTable.NAMED
                        .matcher(named)
                        .results()
                        .map(test -> place(suite, test.group(1), test.group(2)))
                        .collect(Collectors.toSet());
        var found = new ArrayList<String>();
        if (places.contains("both") || places.containsAll(Set.of("server", "functions"))) {
            found.add("both");
        } else {
            Stream.of("server", "functions").filter(places::contains).forEach(found::add);
        }
        if (places.contains("core")) {
            found.add("core");
        }
        return String.join(", ", found);
    }

    private static String place(JavaClasses suite, String test, @Nullable String method) {
        return suite.stream()
                .filter(known -> known.getSimpleName().equals(test))
                .findFirst()
                .map(known -> place(tags(known, method)))
                .orElse("core");
    }

    private static String place(Set<String> tags) {
        if (tags.contains("server")) {
            return "server";
        }
        return tags.contains("lambda") ? "functions" : "both";
    }

    /** The tags of a class, and of one of its tests where one is named. */
    private static Set<String> tags(JavaClass test, @Nullable String method) {
        return Stream.concat(
                        Stream.of(test),
                        test.getMethods().stream().filter(one -> one.getName().equals(method)))
                .flatMap(
                        one ->
                                one.isAnnotatedWith(ServerOnly.class)
                                        ? Stream.of("server")
                                        : one.tryGetAnnotationOfType(Tag.class).stream()
                                                .map(Tag::value))
                .collect(Collectors.toSet());
    }
}
