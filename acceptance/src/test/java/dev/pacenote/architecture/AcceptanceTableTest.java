package dev.pacenote.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.pacenote.acceptance.support.FunctionsInLongRun;
import dev.pacenote.acceptance.support.ServerOnly;
import dev.pacenote.architecture.AcceptanceTables.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The tables in {@code docs} name each row of the contracts' lists with its tests. */
@Tag("server")
class AcceptanceTableTest {

    private static final Pattern LONG_ONLY =
            Pattern.compile(
                    "`./pacenote test-lambda` alone, since it takes minutes there: (.*?)\\.");

    static List<Table> tables() {
        return AcceptanceTables.all();
    }

    @ParameterizedTest
    @MethodSource("tables")
    void every_row_of_the_list_is_in_the_table_with_tests_that_exist(Table table) {
        assertThat(new TestTable(table.rows(), table.shownElsewhere()).faults(table.file()))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("tables")
    void every_row_says_truly_where_its_tests_run(Table table) throws IOException {
        var suite = new ClassFileImporter().importPackages("dev.pacenote.acceptance");

        try (var lines = Files.lines(table.file())) {
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

    /** What takes minutes at the functions waits for {@code ./pacenote test-lambda}. */
    @ParameterizedTest
    @MethodSource("tables")
    void rows_that_functions_show_in_long_runs_alone_are_said_to_be(Table table)
            throws IOException {
        var suite = new ClassFileImporter().importPackages("dev.pacenote.acceptance");
        var text = Files.readString(table.file());

        try (var lines = text.lines()) {
            assertThat(
                            lines.filter(line -> line.startsWith("| "))
                                    .map(line -> line.split("\\|"))
                                    .filter(cells -> table.rows().contains(cells[1].strip()))
                                    .filter(cells -> cells[4].contains("both"))
                                    .filter(cells -> isLongOnly(suite, cells[3]))
                                    .map(cells -> cells[1].strip())
                                    .collect(Collectors.joining(", ")))
                    .isEqualTo(
                            LONG_ONLY
                                    .matcher(text)
                                    .results()
                                    .findFirst()
                                    .map(said -> said.group(1))
                                    .orElse(""));
        }
    }

    private static boolean isLongOnly(JavaClasses suite, String named) {
        return TestTable.NAMED
                .matcher(named)
                .results()
                .filter(test -> !place(suite, test.group(1), test.group(2)).equals("core"))
                .filter(test -> !place(suite, test.group(1), test.group(2)).equals("server"))
                .allMatch(test -> isLong(suite, test.group(1), test.group(2)));
    }

    private static boolean isLong(JavaClasses suite, String test, @Nullable String method) {
        return suite.stream()
                .filter(known -> known.getSimpleName().equals(test))
                .anyMatch(
                        known ->
                                tags(known, method).contains("long")
                                        || known.isAnnotatedWith(FunctionsInLongRun.class)
                                        || known.getMethods().stream()
                                                .filter(one -> one.getName().equals(method))
                                                .anyMatch(
                                                        one ->
                                                                one.isAnnotatedWith(
                                                                        FunctionsInLongRun.class)));
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
