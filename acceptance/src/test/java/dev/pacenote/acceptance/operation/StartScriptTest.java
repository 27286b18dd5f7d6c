package dev.pacenote.acceptance.operation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.acceptance.support.ServerOnly;
import dev.pacenote.acceptance.support.assembly.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The start script of the archive for a server of one's own, before a Java that only repeats. */
@ServerOnly("functions are started by AWS")
class StartScriptTest {

    private static final Path SCRIPT = Path.of("..", "infra", "server", "pacenote");

    private static final Path CHECKOUT = Path.of("..", "pacenote");

    @TempDir Path folder;
    private Path home;

    @BeforeEach
    void unpack() throws IOException {
        home = unpack("a home");
    }

    private Path unpack(String name) throws IOException {
        var home = Files.createDirectories(folder.resolve(name));
        executable(home.resolve("bin").resolve("pacenote"), Files.readString(SCRIPT));
        executable(
                home.resolve("runtime").resolve("bin").resolve("java"),
                "#!/bin/sh\ncat /proc/self/fd/9/lib/pacenote.jar\nprintf '%s\\n' \"$@\"\n");
        Files.createDirectories(home.resolve("lib"));
        Files.writeString(home.resolve("lib").resolve("pacenote.jar"), "jar in " + name + "\n");
        return home;
    }

    private static void executable(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private record Ended(int code, List<String> said) {}

    private static Ended run(Path script, Map<String, String> variables, String... words)
            throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(script.toString());
        command.addAll(List.of(words));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(variables);
        var process = Programs.start(builder);
        var said = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Ended(process.waitFor(), said.lines().toList());
    }

    @Test
    void the_cache_finds_the_jars_under_one_name_wherever_they_lie() throws Exception {
        var here = run(home.resolve("bin/pacenote"), Map.of()).said();
        var there = run(unpack("b home").resolve("bin/pacenote"), Map.of()).said();

        assertThat(here)
                .containsSubsequence(
                        "jar in a home",
                        "-XX:AOTCache=" + home.toRealPath() + "/pacenote.aot",
                        "-cp",
                        "/proc/self/fd/9/lib/pacenote-resources.jar"
                                + ":/proc/self/fd/9/lib/pacenote.jar",
                        "dev.pacenote.server.Main");
        assertThat(here.getLast()).isEqualTo("dev.pacenote.server.Main");
        assertThat(there).contains("jar in b home");
        assertThat(there.get(there.indexOf("-cp") + 1))
                .isEqualTo(here.get(here.indexOf("-cp") + 1));
    }

    @Test
    void a_link_to_it_works_and_an_operators_words_are_passed_on_as_they_are() throws Exception {
        var link = Files.createSymbolicLink(folder.resolve("link"), home.resolve("bin/pacenote"));

        var said = run(link, Map.of("PACENOTE_JAVA_OPTS", "-Xmx1g"), "backup", "a file.zip").said();

        assertThat(said).endsWith("dev.pacenote.server.Main", "backup", "a file.zip");
        assertThat(said).as("a command needs no cache and no options").doesNotContain("-Xmx1g");
    }

    @Test
    void options_for_the_server_are_taken_from_the_variable() throws Exception {
        assertThat(
                        run(
                                        home.resolve("bin/pacenote"),
                                        Map.of("PACENOTE_JAVA_OPTS", "-Xmx1g -Dx=y"))
                                .said())
                .contains("-Xmx1g", "-Dx=y");
    }

    @Test
    void without_a_java_it_says_so() throws Exception {
        Files.delete(home.resolve("runtime/bin/java"));

        var ended = run(home.resolve("bin/pacenote"), Map.of());

        assertThat(ended.code()).isEqualTo(69);
        assertThat(ended.said()).anyMatch(line -> line.contains("PACENOTE_JAVA"));
    }

    @Test
    void run_is_what_it_does_without_a_command() throws Exception {
        var script = home.resolve("bin/pacenote");

        assertThat(run(script, Map.of(), "run")).isEqualTo(run(script, Map.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"help", "-h", "--help"})
    void help_says_what_there_is(String word) throws Exception {
        var ended = run(home.resolve("bin/pacenote"), Map.of(), word);

        assertThat(ended.code()).isZero();
        assertThat(String.join("\n", ended.said()))
                .contains("run ", "doctor", "backup FILE", "restore FILE", "version", "help");
    }

    @Test
    void the_version_is_asked_of_the_program() throws Exception {
        var ended = run(home.resolve("bin/pacenote"), Map.of(), "version");

        assertThat(ended.code()).isZero();
        assertThat(ended.said()).endsWith("dev.pacenote.server.Main", "version");
    }

    @ParameterizedTest
    @ValueSource(strings = {"start", "--version --verbose", " "})
    void a_command_that_there_is_not_is_answered_with_those_that_there_are(String word)
            throws Exception {
        for (var script : List.of(home.resolve("bin/pacenote"), checkout())) {
            var ended = run(script, Map.of(), word);

            assertThat(ended.code()).as("EX_USAGE").isEqualTo(64);
            assertThat(ended.said().getFirst()).startsWith("usage: ");
        }
    }

    @Test
    void more_words_after_run_are_no_command() throws Exception {
        assertThat(run(home.resolve("bin/pacenote"), Map.of(), "run", "fast").code()).isEqualTo(64);
    }

    /** What works in one place works in the other; a checkout can do more. */
    @Test
    void the_checkout_knows_every_command_of_the_archive() throws Exception {
        var checkout = String.join("\n", run(checkout(), Map.of(), "help").said());
        var archive = run(home.resolve("bin/pacenote"), Map.of(), "help").said();

        assertThat(archive.stream().filter(line -> line.startsWith("  ")))
                .map(line -> line.strip().split(" ", 2)[0])
                .hasSizeGreaterThan(4)
                .allSatisfy(command -> assertThat(checkout).contains("\n  " + command + " "));
        assertThat(run(checkout(), Map.of(), "version").said())
                .containsExactly("Pacenote " + version());
    }

    /** The one of the build. */
    private static String version() throws IOException {
        var pom = Files.readString(checkout().resolveSibling("pom.xml"));
        var version = Pattern.compile("<version>([^<]+)</version>").matcher(pom);
        assertThat(version.find()).isTrue();
        return version.group(1);
    }

    private static Path checkout() {
        return CHECKOUT.toAbsolutePath().normalize();
    }

    /** A remote terminal of a Mac sends {@code UTF-8}, which is no locale here. */
    @ParameterizedTest
    @CsvSource({"LC_CTYPE, UTF-8", "LC_ALL, garbage", "LANG, xx_YY.UTF-8", "LC_ALL, C"})
    void names_of_files_are_utf_8_whatever_locale_a_terminal_sends(String variable, String value)
            throws Exception {
        executable(home.resolve("runtime/bin/java"), "#!/bin/sh\necho \"locale $LC_ALL\"\n");
        var variables = new HashMap<>(Map.of("LC_ALL", "", "LC_CTYPE", "", "LANG", ""));
        variables.put(variable, value);

        assertThat(run(home.resolve("bin/pacenote"), variables).said())
                .containsExactly("locale C.UTF-8");
    }
}
