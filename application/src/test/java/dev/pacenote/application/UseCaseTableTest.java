package dev.pacenote.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.identity.session.LogIn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/use-cases.md} names every class of the application that does something, and the tests
 * that show it. This reads the table and says what is missing in it or not true.
 */
class UseCaseTableTest {

    private static final String READS = "reads";
    private static final Pattern NAME = Pattern.compile("`(\\w+)`");
    private static final Pattern WORLD =
            Pattern.compile("\\b\\w+(World|UseCases)\\b|\\b\\w+Test(?=\\.\\w)");

    private static final Path TESTS = Path.of("src/test/java");
    private static final Path CONTRACTS = Path.of("../application-contracts/src/main/java");

    private final Map<String, Path> tests = sources(TESTS);
    private final Map<String, Path> contracts = sources(CONTRACTS);

    /**
     * @param crashTest empty for parts, which are crashed with the use cases that they are parts of
     */
    private record Row(String name, String fastTest, List<String> crashTest) {}

    private static Map<String, Path> sources(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .collect(
                            Collectors.toMap(
                                    file -> file.getFileName().toString().replace(".java", ""),
                                    file -> file,
                                    (one, _) -> one));
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

    /** Public classes, but exceptions; records, enums and ports take no steps. */
    private static Set<String> useCases() {
        try {
            var classes =
                    Path.of(
                            LogIn.class
                                    .getProtectionDomain()
                                    .getCodeSource()
                                    .getLocation()
                                    .toURI());
            try (var files = Files.walk(classes)) {
                return files.map(file -> classes.relativize(file).toString())
                        .filter(file -> file.endsWith(".class") && !file.contains("$"))
                        .filter(file -> !file.contains("-info"))
                        .map(file -> file.replace(".class", "").replace('/', '.'))
                        .flatMap(UseCaseTableTest::doesSomething)
                        .collect(Collectors.toCollection(TreeSet::new));
            }
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Stream<String> doesSomething(String name) {
        try {
            var type = Class.forName(name);
            boolean steps =
                    Modifier.isPublic(type.getModifiers())
                            && !type.isInterface()
                            && !type.isRecord()
                            && !type.isEnum()
                            && !Throwable.class.isAssignableFrom(type);
            return steps ? Stream.of(type.getSimpleName()) : Stream.empty();
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Row> rows(String table) {
        return table.lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> Arrays.stream(line.split("\\|")).map(String::strip).toList())
                .map(
                        cells ->
                                new Row(
                                        plain(cells.get(1)),
                                        cells.get(3),
                                        cells.subList(4, cells.size())))
                .toList();
    }

    private static String plain(String cell) {
        return cell.replace("`", "");
    }

    private List<String> faults(String table, Set<String> useCases) {
        var faults = new ArrayList<String>();
        var named = new TreeMap<String, Row>();
        for (var row : rows(table)) {
            if (named.put(row.name(), row) != null) {
                faults.add(row.name() + " stands twice in the table");
            }
            if (!useCases.contains(row.name())) {
                faults.add(row.name() + " is in the table and not in the application");
            }
            faults.addAll(faults(row));
        }
        useCases.stream()
                .filter(useCase -> !named.containsKey(useCase))
                .forEach(useCase -> faults.add(useCase + " is missing in the table"));
        return faults;
    }

    private List<String> faults(Row row) {
        var faults = new ArrayList<String>();
        names(row.fastTest(), row, faults)
                .forEach(test -> shows(test, tests, row.name(), "", faults));
        for (var crashTest : row.crashTest()) {
            if (!crashTest.startsWith(READS)) {
                var both = new TreeMap<>(contracts);
                both.putAll(tests);
                names(crashTest, row, faults)
                        .forEach(test -> shows(test, both, row.name(), "CrashPoint", faults));
            }
        }
        return faults;
    }

    private static List<String> names(String cell, Row row, List<String> faults) {
        var names = NAME.matcher(cell).results().map(name -> name.group(1)).toList();
        if (names.isEmpty()) {
            faults.add(row.name() + " names no test in \"" + cell + "\"");
        }
        return names;
    }

    private void shows(
            String test, Map<String, Path> among, String useCase, String how, List<String> faults) {
        var file = among.get(test);
        if (file == null) {
            faults.add(useCase + " names the test " + test + ", which does not exist");
            return;
        }
        var words = words(read(file));
        if (!words.contains(useCase)) {
            faults.add(test + " does not use " + useCase);
        }
        if (!how.isEmpty() && !words.contains(how)) {
            faults.add(test + " crashes nothing");
        }
    }

    /** The words of a test, of the worlds that it plays in, and of tests whose parts it uses. */
    private Set<String> words(String source) {
        var words = new HashSet<String>();
        var left = new ArrayDeque<>(List.of(source));
        var seen = new HashSet<Path>();
        while (!left.isEmpty()) {
            var text = left.remove();
            words.addAll(List.of(text.split("\\W+")));
            WORLD.matcher(text)
                    .results()
                    .map(world -> tests.getOrDefault(world.group(), contracts.get(world.group())))
                    .filter(file -> file != null && seen.add(file))
                    .forEach(file -> left.add(read(file)));
        }
        return words;
    }

    private static String table() {
        return read(Path.of("../docs/use-cases.md"));
    }

    @Test
    void every_use_case_is_in_the_table_with_tests_that_exist_and_use_it() {
        var useCases = useCases();
        assertThat(useCases).hasSizeGreaterThan(60);

        assertThat(faults(table(), useCases)).isEmpty();
    }

    private List<String> planted(String row) {
        return faults(
                "| use case | what | fast | crash |\n|---|---|---|---|\n" + row, Set.of("LogIn"));
    }

    @Test
    void a_table_that_is_not_true_is_found_out() {
        assertThat(planted("| `LogIn` | x | `LogInTest` | `AccountCrashContract` |")).isEmpty();
        assertThat(planted("")).containsExactly("LogIn is missing in the table");
        assertThat(
                        planted(
                                "| `LogIn` | x | `LogInTest` | reads |\n"
                                        + "| `Gone` | x | `LogInTest` | reads |"))
                .contains("Gone is in the table and not in the application");
        assertThat(
                        planted(
                                "| `LogIn` | x | `LogInTest` | reads |\n"
                                        + "| `LogIn` | x | `LogInTest` | reads |"))
                .containsExactly("LogIn stands twice in the table");
        assertThat(planted("| `LogIn` | x | `NoSuchTest` | reads |"))
                .containsExactly("LogIn names the test NoSuchTest, which does not exist");
        assertThat(planted("| `LogIn` | x | by hand | reads |"))
                .containsExactly("LogIn names no test in \"by hand\"");
        assertThat(planted("| `LogIn` | x | none yet | none yet |")).hasSize(2);
        assertThat(planted("| `LogIn` | x | `ReadHistoryTest` | reads |"))
                .containsExactly("ReadHistoryTest does not use LogIn");
        assertThat(planted("| `LogIn` | x | `LogInTest` | `LogInTest` |"))
                .containsExactly("LogInTest crashes nothing");
    }
}
