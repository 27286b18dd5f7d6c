package dev.pacenote.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What no test of any module does. Each rule finds the violation that is planted for it. */
@Tag("server")
class TestSourcesTest {

    private static final Path MODULES = Path.of("..");
    private static final Path PLANTED =
            Path.of("src/test/java/dev/pacenote/architecture/planted/tests");

    /**
     * Between two looks at a condition that has a deadline, between two bytes of somebody who is
     * slow, or for as long as chance says before something is killed. Nothing is taken for true
     * because the time is over.
     */
    private static final Set<String> MAY_PAUSE =
            Set.of(
                    "Api.java",
                    "ConnectionLimitsTest.java",
                    "KilledServerTest.java",
                    "KilledUnderLoadTest.java",
                    "MoodySmtpServer.java",
                    "SmtpMailerTest.java",
                    "RecordEventsContract.java");

    private record Rule(String what, Pattern pattern, Set<String> mayDoIt) {

        boolean isBrokenBy(Path source) {
            try {
                return !mayDoIt.contains(source.getFileName().toString())
                        && pattern.matcher(Files.readString(source)).find();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static final List<Rule> NEVER =
            List.of(
                    rule("sleeps", "(Thread|TimeUnit[.\\w]*)(\\.|::)sleep\\b", Set.of()),
                    rule("pauses", "\\bpark(Nanos|Until)?\\b", MAY_PAUSE),
                    rule(
                            "gives a database ten seconds to start",
                            "EmbeddedPostgres\\.start\\(\\)",
                            Set.of()),
                    rule("is skipped", "@(Disabled|EnabledIf)|\\bAssumptions?\\b", Set.of()));

    private static Rule rule(String what, String pattern, Set<String> mayDoIt) {
        return new Rule(what, Pattern.compile(pattern), mayDoIt);
    }

    private static List<Path> sources(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isPlanted(Path source) {
        return source.toAbsolutePath().normalize().startsWith(PLANTED.toAbsolutePath());
    }

    /** Tests of all modules, and the contracts, which are tests in a jar of their own. */
    private static List<Path> ours() {
        try (var modules = Files.list(MODULES)) {
            return modules.flatMap(
                            module ->
                                    Stream.of(
                                            module.resolve("src/test/java"),
                                            module.resolve(
                                                    "src/main/java/dev/pacenote/application/contracts")))
                    .filter(Files::isDirectory)
                    .flatMap(folder -> sources(folder).stream())
                    .filter(source -> !isPlanted(source))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<DynamicTest> each(Consumer<Rule> check) {
        return NEVER.stream()
                .map(rule -> DynamicTest.dynamicTest(rule.what(), () -> check.accept(rule)));
    }

    @TestFactory
    Stream<DynamicTest> no_test_does_it() {
        var ours = ours();
        assertThat(ours).hasSizeGreaterThan(200);
        return each(rule -> assertThat(ours).filteredOn(rule::isBrokenBy).isEmpty());
    }

    @TestFactory
    Stream<DynamicTest> every_rule_finds_its_planted_violation() {
        var planted = sources(PLANTED);
        return each(rule -> assertThat(planted).filteredOn(rule::isBrokenBy).isNotEmpty());
    }

    @Test
    void whoever_may_pause_is_there() {
        assertThat(ours().stream().map(source -> source.getFileName().toString()))
                .containsAll(MAY_PAUSE);
    }
}
