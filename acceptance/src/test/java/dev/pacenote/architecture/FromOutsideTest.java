package dev.pacenote.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * Acceptance tests see the service as its users do: by HTTP, by commands and by mail. They name no
 * class of the core, of an adapter or of the assembly, and look into no database. Whoever does so
 * all the same is listed with the reason. Each rule finds the violation that is planted for it.
 */
@Tag("server")
class FromOutsideTest {

    private static final Path ACCEPTANCE = Path.of("src/test/java/dev/pacenote/acceptance");
    private static final Path PLANTED =
            Path.of("src/test/java/dev/pacenote/architecture/planted/tests");

    /**
     * @param mayDoIt why, by the name of the class
     */
    private record Rule(String what, Pattern pattern, Map<String, String> mayDoIt) {

        boolean isBrokenBy(Path source) {
            try {
                return pattern.matcher(Files.readString(source)).find();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        boolean isForbiddenTo(Path source) {
            return !mayDoIt.containsKey(name(source));
        }
    }

    private static final Rule NAMES_INTERNALS =
            new Rule(
                    "names classes of the core, of an adapter or of the assembly",
                    Pattern.compile(
                            "\\bdev\\.pacenote\\.(domain|application|adapters|assembly)\\b"),
                    Map.ofEntries(
                            Map.entry(
                                    "CrashedAccountsTest",
                                    "is a contract that only this module can run: its stores are those of two adapter modules"),
                            Map.entry(
                                    "DoctorTest",
                                    "asks the doctor by another clock than the machine's"),
                            Map.entry(
                                    "Insides", "holds all that nobody can do or see from outside"),
                            Map.entry(
                                    "TestApplication",
                                    "starts the service in this process, quick to give upstreams up"),
                            Map.entry("QuickLimits", "says how quick that is"),
                            Map.entry(
                                    "KillableServer",
                                    "starts the server in a process that can be killed"),
                            Map.entry(
                                    "EverybodysPassword",
                                    "knows the hash of the password of all tests"),
                            Map.entry("EverybodysPasswordTest", "asks the real hasher about that"),
                            Map.entry("ServerAssembly", "starts the server"),
                            Map.entry("MixedAssembly", "starts the server with other adapters"),
                            Map.entry(
                                    "LambdaAssembly",
                                    "starts the functions, and the sandbox beside them"),
                            Map.entry(
                                    "StreamWriter",
                                    "grows a stream by events of any age, which nobody can from"
                                            + " outside"),
                            Map.entry("RunningService", "is what the demo data are told to"),
                            Map.entry("DemoServer", "tells the sandbox its demo story")));

    private static final Rule SPEAKS_SQL =
            new Rule(
                    "looks into a database",
                    Pattern.compile("\\bjava\\.sql\\.|\\bio\\.micronaut\\.data\\."),
                    Map.ofEntries(
                            Map.entry("TestApplication", "makes a database for each service"),
                            Map.entry(
                                    "AnnouncementsTest",
                                    "tells more people than can register meanwhile, and counts them"
                                            + " after a kill"),
                            Map.entry(
                                    "PartsOffTest",
                                    "counts how often tables are read, which nobody may do while their"
                                            + " area is off"),
                            Map.entry(
                                    "PartsClockTest",
                                    "has the clock of a server come again before its hour is over"),
                            Map.entry("PostgresPair", "has a database replicate and fail over"),
                            Map.entry(
                                    "ConnectionLimitsTest",
                                    "locks a table, so that requests stay under way"),
                            Map.entry(
                                    "SessionStoresTest",
                                    "sees in which store a session is, which people must not notice"),
                            Map.entry(
                                    "BackupTest",
                                    "compares a restored database with the one that was saved"),
                            Map.entry("DoctorTest", "breaks a database for the doctor to find out"),
                            Map.entry("FirstStartTest", "sees what a start has made of a database"),
                            Map.entry("FullDiskTest", "lets a disk be full"),
                            Map.entry("UpgradeTest", "says that a sandbox's backup is a real one"),
                            Map.entry(
                                    "KilledAfterCommitTest",
                                    "has the database hold a process at a commit, to kill it there"),
                            Map.entry(
                                    "OutageAfterCommitTest",
                                    "has the database hold a process at a commit, to cut it off there"),
                            Map.entry(
                                    "KilledWorkerTest",
                                    "tells more people than can register meanwhile"),
                            Map.entry("KilledServerTest", "sees what a killed server left undone"),
                            Map.entry(
                                    "KilledUnderLoadTest", "sees what a killed server left undone"),
                            Map.entry(
                                    "StreamWriter",
                                    "grows a stream by events of any age, which nobody can from"
                                            + " outside")));

    private static final List<Rule> RULES = List.of(NAMES_INTERNALS, SPEAKS_SQL);

    private static String name(Path source) {
        return source.getFileName().toString().replace(".java", "");
    }

    private static List<Path> sources(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<DynamicTest> each(Consumer<Rule> check) {
        return RULES.stream()
                .map(rule -> DynamicTest.dynamicTest(rule.what(), () -> check.accept(rule)));
    }

    @TestFactory
    Stream<DynamicTest> no_acceptance_test_does_it_without_a_reason() {
        var ours = sources(ACCEPTANCE);
        assertThat(ours).hasSizeGreaterThan(70);
        return each(
                rule ->
                        assertThat(ours)
                                .filteredOn(rule::isForbiddenTo)
                                .filteredOn(rule::isBrokenBy)
                                .isEmpty());
    }

    @TestFactory
    Stream<DynamicTest> whoever_is_listed_still_has_the_reason() {
        var ours = sources(ACCEPTANCE);
        return each(
                rule ->
                        assertThat(
                                        ours.stream()
                                                .filter(rule::isBrokenBy)
                                                .map(FromOutsideTest::name))
                                .containsAll(rule.mayDoIt().keySet()));
    }

    @TestFactory
    Stream<DynamicTest> every_rule_finds_its_planted_violation() {
        var planted = sources(PLANTED);
        return each(
                rule ->
                        assertThat(planted)
                                .filteredOn(rule::isForbiddenTo)
                                .filteredOn(rule::isBrokenBy)
                                .isNotEmpty());
    }
}
