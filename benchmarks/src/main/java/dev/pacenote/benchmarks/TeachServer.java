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
        if (args[1].equals("check")) {
            // Without it there is no start: what is wrong with it must not pass unseen.
            live(home, "-XX:AOTMode=on -XX:AOTCache=" + cache);
            return;
        }
        var notes = home.resolve("pacenote.aot.notes");
        live(home, "-XX:AOTMode=record -XX:AOTConfiguration=" + notes);
        // Through the start script as well: the cache keeps the name that the script gives the jar.
        PackagedServer.run(
                home,
                "-XX:AOTMode=create -XX:AOTConfiguration=" + notes + " -XX:AOTCache=" + cache);
        Files.delete(notes);
        if (!Files.exists(cache)) {
            throw new IllegalStateException("no cache was made");
        }
    }

    /** One start, what people do, and a stop. */
    private static void live(Path home, String aot) throws IOException, InterruptedException {
        var data = Files.createTempDirectory("pacenote-teach");
        try (var server =
                PackagedServer.start(home, aot, Map.of("PACENOTE_DATA", data.toString()))) {
            server.awaitAnswer("/health/ready");
            server.visit();
        }
    }
}
