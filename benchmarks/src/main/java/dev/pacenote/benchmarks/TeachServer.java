package dev.pacenote.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Makes a distribution's cache of loaded classes: starts its server once in the sandbox, does what
 * people do, and stops it. Argument: the distribution's folder.
 */
public final class TeachServer {

    private TeachServer() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        var home = Path.of(args[0]).toAbsolutePath();
        var cache = home.resolve("pacenote.aot");
        var data = Files.createTempDirectory("pacenote-teach");
        try (var server =
                PackagedServer.start(
                        home,
                        "-XX:AOTCacheOutput=" + cache,
                        Map.of("PACENOTE_DATA", data.toString()))) {
            server.awaitAnswer("/health/ready");
            server.visit();
        }
        if (!Files.exists(cache)) {
            throw new IllegalStateException("no cache was made");
        }
    }
}
