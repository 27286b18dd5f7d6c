package dev.pacenote.acceptance.support.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.acceptance.support.TestApplication;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A class-data archive for the servers that tests start in processes of their own, made once for
 * all of them: a start then costs half as much processor time.
 */
final class ServerArchive {

    /** Its manifest has its folder in the class path; no server needs it. */
    private static final String NAMES_A_FOLDER = "DynamoDBLocal";

    private static final ServerArchive ONE = new ServerArchive();

    private final Path folder = fresh();
    private final Path file = folder.resolve("server.jsa");
    private final String classPath =
            Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                    .filter(entry -> !entry.contains(NAMES_A_FOLDER))
                    .map(Path::of)
                    .map(entry -> Files.isDirectory(entry) ? packed(entry) : entry)
                    .map(Path::toString)
                    .collect(Collectors.joining(File.pathSeparator));

    private boolean made;

    private ServerArchive() {}

    private static Path fresh() {
        try {
            return Files.createTempDirectory(Path.of("target").toAbsolutePath(), "server-archive");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An archive knows of no classes in folders. */
    private Path packed(Path classes) {
        var jar = folder.resolve(classes.toString().replace(File.separatorChar, '_') + ".jar");
        int code =
                ToolProvider.findFirst("jar")
                        .orElseThrow()
                        .run(
                                System.out,
                                System.err,
                                "--create",
                                "--file=" + jar,
                                "--no-compress",
                                "-C",
                                classes.toString(),
                                ".");
        assertThat(code).isZero();
        return jar;
    }

    /** Options of Java for a server's process. */
    static List<String> options() {
        ONE.make();
        return ONE.options("-XX:SharedArchiveFile=");
    }

    private List<String> options(String archive) {
        var options = new ArrayList<String>();
        options.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        options.addAll(List.of("-Xlog:cds=off", "-Xlog:cds+dynamic=off", archive + file));
        options.addAll(List.of("-Duser.timezone=Pacific/Auckland", "-cp", classPath));
        return options;
    }

    /** Has a server start and end: what it loaded is in the archive then. */
    private synchronized void make() {
        if (made) {
            return;
        }
        made = true;
        try (var app = new TestApplication(Instant.parse("2026-03-02T06:00:00Z"))) {
            ServerProcess.startWith(app, options("-XX:ArchiveClassesAtExit=")).stop();
        }
        assertThat(file).exists();
    }
}
