package dev.pacenote.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Makes a distribution's cache of loaded classes: starts its server once in the sandbox, does what
 * people do, and stops it; or checks that it starts with the cache it has. Arguments: the
 * distribution's folder, {@code make} or {@code check}.
 */
public final class TeachServer {

    private TeachServer() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        var home = Path.of(args[0]).toAbsolutePath();
        var cache = home.resolve("pacenote.aot");
        boolean check = args[1].equals("check");
        var data = Files.createTempDirectory("pacenote-teach");
        try (var server =
                PackagedServer.start(
                        home,
                        check ? required(cache) : "-XX:AOTCacheOutput=" + cache,
                        Map.of("PACENOTE_DATA", data.toString()))) {
            server.awaitAnswer("/health/ready");
            server.visit();
        }
        if (!Files.exists(cache)) {
            throw new IllegalStateException("no cache was made");
        }
    }

    /** Without it there is no start: what is wrong with it must not pass unseen. */
    private static String required(Path cache) {
        return "-XX:AOTCache=" + cache + " -XX:AOTMode=on";
    }
}
