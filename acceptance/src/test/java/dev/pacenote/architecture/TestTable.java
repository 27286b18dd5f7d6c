package dev.pacenote.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A table of the documentation that says of each of some names which tests show it. It is read to
 * find what is missing in it or not true.
 */
final class TestTable {

    private static final Set<String> HEADS = Set.of("rule", "name");

    /** A class, or one test of a class. */
    static final Pattern NAMED = Pattern.compile("`(\\w+)(?:#(\\w+))?`");

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
                    .flatMap(TestTable::sources)
                    .collect(
                            Collectors.toMap(
                                    file -> file.getFileName().toString().replace(".java", ""),
                                    TestTable::read,
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

    private final List<String> names;
    private final Set<String> shownElsewhere;

    /**
     * @param names one row each
     * @param shownElsewhere those that no test shows
     */
    TestTable(List<String> names, Set<String> shownElsewhere) {
        this.names = List.copyOf(names);
        this.shownElsewhere = Set.copyOf(shownElsewhere);
    }

    /** What is wrong with a table in a file. */
    List<String> faults(Path file) {
        return faults(read(file));
    }

    List<String> faults(String table) {
        var faults = new ArrayList<String>();
        var left = new ArrayList<>(names);
        // Behind the head and the line under it.
        var rows = table.lines().filter(line -> line.startsWith("| ")).toList();
        for (var row : rows) {
            var cells = row.split("\\|");
            var name = cells[1].strip();
            if (HEADS.contains(name)) {
                continue;
            }
            if (!left.remove(name)) {
                faults.add(name + " is unknown, or stands twice in the table");
            }
            var named = NAMED.matcher(cells[3]).results().toList();
            if (named.isEmpty() && !shownElsewhere.contains(name)) {
                faults.add(name + " names no test");
            }
            if (!shownElsewhere.contains(name)) {
                named.forEach(test -> show(name, test.group(1), test.group(2), faults));
            }
        }
        left.forEach(name -> faults.add(name + " is missing in the table"));
        return faults;
    }

    private void show(String name, String test, @Nullable String method, List<String> faults) {
        var source = tests.get(test);
        if (source == null) {
            faults.add(name + " names the test " + test + ", which does not exist");
        } else if (method != null && !source.contains("void " + method + "(")) {
            faults.add(name + " names " + test + "#" + method + ", which does not exist");
        }
    }
}
