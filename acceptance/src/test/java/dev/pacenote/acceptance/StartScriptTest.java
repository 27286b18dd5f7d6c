package dev.pacenote.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The start script of the archive for a server of one's own, before a Java that only repeats. */
@ServerOnly("functions are started by AWS")
class StartScriptTest {

    private static final Path SCRIPT = Path.of("..", "infra", "server", "pacenote");

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
        var process = builder.start();
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
}
