package dev.pacenote.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/rules.md} names every rule of the contract of messages and the tests that show it.
 * This reads the table and says what is missing in it or not true.
 */
@Tag("server")
class RuleTableTest {

    private static final List<String> RULES =
            IntStream.rangeClosed(1, 15).mapToObj(number -> "R" + number).toList();
    private static final Pattern NAMED = Pattern.compile("`(\\w+)(?:#(\\w+))?`");
    private static final Path MODULES = Path.of("..");
    private static final Path TESTS = Path.of("src/test/java");
    private static final Path CONTRACTS =
            Path.of("src/main/java/dev/pacenote/application/contracts");

    private final Map<String, String> tests = tests();

    /** The sources of all tests and contracts by the names of their classes. */
    private static Map<String, String> tests() {
        try (var modules = Files.list(MODULES)) {
            return modules.flatMap(module -> Stream.of(TESTS, CONTRACTS).map(module::resolve))
                    .filter(Files::isDirectory)
                    .flatMap(RuleTableTest::sources)
                    .collect(
                            Collectors.toMap(
                                    file -> file.getFileName().toString().replace(".java", ""),
                                    RuleTableTest::read,
                                    (one, other) -> one + other));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> sources(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> faults(String table) {
        var faults = new ArrayList<String>();
        var left = new ArrayList<>(RULES);
        for (var row : table.lines().filter(line -> line.startsWith("| R")).toList()) {
            var cells = row.split("\\|");
            var rule = cells[1].strip();
            if (!left.remove(rule)) {
                faults.add(rule + " is no rule, or stands twice in the table");
            }
            var named = NAMED.matcher(cells[3]).results().toList();
            if (named.isEmpty()) {
                faults.add(rule + " names no test");
            }
            named.forEach(test -> show(rule, test.group(1), test.group(2), faults));
        }
        left.forEach(rule -> faults.add(rule + " is missing in the table"));
        return faults;
    }

    private void show(String rule, String test, @Nullable String method, List<String> faults) {
        var source = tests.get(test);
        if (source == null) {
            faults.add(rule + " names the test " + test + ", which does not exist");
        } else if (method != null && !source.contains("void " + method + "(")) {
            faults.add(rule + " names " + test + "#" + method + ", which does not exist");
        }
    }

    @Test
    void every_rule_is_in_the_table_with_tests_that_exist() {
        assertThat(faults(read(Path.of("../docs/rules.md")))).isEmpty();
    }

    private List<String> planted(String row) {
        return faults(row).stream()
                .filter(fault -> !fault.endsWith("is missing in the table"))
                .toList();
    }

    @Test
    void a_table_that_is_not_true_is_found_out() {
        assertThat(faults("")).hasSize(RULES.size()).contains("R15 is missing in the table");
        assertThat(planted("| R3 | x | `RuleTableTest` |")).isEmpty();
        assertThat(planted("| R3 | x | `RuleTableTest#a_table_that_is_not_true_is_found_out` |"))
                .isEmpty();
        assertThat(planted("| R3 | x | by hand |")).containsExactly("R3 names no test");
        assertThat(planted("| R3 | x | `NoSuchTest` |"))
                .containsExactly("R3 names the test NoSuchTest, which does not exist");
        assertThat(planted("| R3 | x | `RuleTableTest#nothing` |"))
                .containsExactly("R3 names RuleTableTest#nothing, which does not exist");
        assertThat(planted("| R16 | x | `RuleTableTest` |"))
                .containsExactly("R16 is no rule, or stands twice in the table");
        assertThat(planted("| R3 | x | `RuleTableTest` |\n| R3 | x | `RuleTableTest` |"))
                .containsExactly("R3 is no rule, or stands twice in the table");
    }
}
