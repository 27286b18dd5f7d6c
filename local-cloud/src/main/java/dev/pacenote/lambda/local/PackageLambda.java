package dev.pacenote.lambda.local;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes the packages for AWS out of a folder with the libraries: teaches a cache of loaded classes
 * by running the functions for real, then packs functions and runtime into two archives.
 *
 * <p>Arguments: the folder of the package, the folder of the Java runtime, the two archives.
 */
public final class PackageLambda {

    /** Every file has this time: the same sources make the same archive, and the cache fits. */
    private static final FileTime WHEN = FileTime.from(Instant.parse("2026-11-20T00:00:00Z"));

    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    /** How every function runs, cache or none. */
    public static final List<String> OPTIONS =
            List.of(
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-XX:MaxRAMPercentage=70",
                    // Nobody watches a function from outside with jstat.
                    "-XX:-UsePerfData",
                    // With adapters in the cache JDK 25.0.3 warns at every start that it cannot use
                    // some of them.
                    "-XX:+UnlockDiagnosticVMOptions",
                    "-XX:-AOTAdapterCaching",
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow");

    private PackageLambda() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        var folder = Path.of(args[0]).toAbsolutePath();
        var runtime = Path.of(args[1]).toAbsolutePath();
        setTimes(folder);
        setTimes(runtime);
        var classPath = classPath(folder);
        var java = runtime.resolve("bin/java").toString();
        try (var world = new LocalWorld()) {
            var command = new ArrayList<String>();
            command.add(java);
            command.addAll(OPTIONS);
            var cache = runtime.resolve("pacenote.aot");
            command.addAll(List.of("-XX:AOTCacheOutput=" + cache, "-cp", classPath));
            teach(world, command, folder);
            if (!Files.exists(cache)) {
                throw new IllegalStateException("no cache was made");
            }
        }
        Files.write(folder.resolve("java.args"), arguments(classPath));
        setTimes(folder);
        setTimes(runtime);
        pack(folder, "", Path.of(args[2]));
        pack(runtime, "java/", Path.of(args[3]));
    }

    /** In a fixed order: the cache holds for exactly this class path. */
    public static String classPath(Path folder) throws IOException {
        try (var jars = Files.list(folder.resolve("lib"))) {
            return jars.map(jar -> "lib/" + jar.getFileName())
                    .sorted()
                    .collect(Collectors.joining(":"));
        }
    }

    private static List<String> arguments(String classPath) {
        return Stream.concat(
                        OPTIONS.stream(),
                        Stream.of("-Xlog:aot=warning:stderr:level", "-cp", classPath))
                .toList();
    }

    /** The cache learns what is used: what a person's requests need. */
    private static void teach(LocalWorld world, List<String> command, Path folder)
            throws IOException, InterruptedException {
        try (var api = new RuntimeApi("api", TIMEOUT);
                var _ =
                        FunctionProcess.start(
                                api,
                                command,
                                folder,
                                world.variables(),
                                "dev.pacenote.lambda.ApiFunction")) {
            var token = LocalWorld.newcomer(api, "fox");
            for (int i = 0; i < 3; i++) {
                for (var path :
                        List.of(
                                "/api/v1/users/me",
                                "/api/v1/users/alerts",
                                "/api/v1/driver/notifications",
                                "/api/v1/notification-history")) {
                    api.invoke(LocalWorld.request("GET", path, token, ""));
                }
            }
        }
    }

    private static void setTimes(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.toList()) {
                Files.setLastModifiedTime(file, WHEN);
            }
        }
    }

    private static void pack(Path folder, String prefix, Path archive) throws IOException {
        Files.deleteIfExists(archive);
        var zip = URI.create("jar:" + archive.toAbsolutePath().toUri());
        try (var target =
                        FileSystems.newFileSystem(
                                zip,
                                Map.of("create", "true", "enablePosixFileAttributes", "true"));
                var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                var inside = target.getPath("/" + prefix + folder.relativize(file));
                Files.createDirectories(Optional.ofNullable(inside.getParent()).orElseThrow());
                Files.copy(file, inside);
                Files.setAttribute(
                        inside,
                        "zip:permissions",
                        PosixFilePermissions.fromString(
                                Files.isExecutable(file) ? "rwxr-xr-x" : "rw-r--r--"));
                Files.setLastModifiedTime(inside, WHEN);
            }
        }
    }
}
