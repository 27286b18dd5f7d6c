package dev.pacenote.benchmarks;

import dev.pacenote.sandbox.Faults;
import dev.pacenote.sandbox.Inventor;
import dev.pacenote.sandbox.Sandbox;
import dev.pacenote.sandbox.World;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;

/**
 * From the start of the process to the first answer, with a database that is there already: plain,
 * and with the cache that the distribution carries; then what it keeps in memory while idle.
 *
 * <p>Needs {@code ./pacenote package} before. Arguments: the distribution's folder, runs of each
 * kind (5), seconds until memory is looked at (60).
 */
public final class StartBenchmark {

    private StartBenchmark() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        var home = Path.of(args[0]).toAbsolutePath();
        int runs = args.length > 1 ? Integer.parseInt(args[1]) : 5;
        int seconds = args.length > 2 ? Integer.parseInt(args[2]) : 60;
        var data = Files.createTempDirectory("pacenote-start");
        var world = new World(InstantSource.system(), LocalDate.now(ZoneOffset.UTC));
        try (var postgres = EmbeddedPostgres.start();
                var sandbox = new Sandbox(world, new Inventor(7), new Faults(7), 0)) {
            var variables = BenchServer.variables(sandbox, "2", data);
            variables.put("DATABASE_URL", postgres.getJdbcUrl("postgres", "postgres"));
            // The first start makes the tables.
            start(home, "-Xlog:disable", variables, 0);
            measure("plain", home, "-Xlog:disable", variables, runs);
            var cache = "-XX:AOTCache=" + home.resolve("pacenote.aot") + " -XX:AOTMode=on";
            measure("AOT cache", home, cache, variables, runs);
            System.out.printf(
                    "resident after %d s: %d MB%n",
                    seconds, start(home, cache, variables, seconds).resident());
        }
    }

    private record Seen(long millis, long resident) {}

    private static Seen start(Path home, String aot, Map<String, String> variables, int seconds)
            throws IOException, InterruptedException {
        try (var server = PackagedServer.start(home, aot, variables)) {
            long millis = server.awaitAnswer("/health/ready").toMillis();
            Thread.sleep(seconds * 1000L);
            return new Seen(millis, server.resident());
        }
    }

    private static void measure(
            String kind, Path home, String aot, Map<String, String> variables, int runs)
            throws IOException, InterruptedException {
        var took = new long[runs];
        for (int run = 0; run < runs; run++) {
            took[run] = start(home, aot, variables, 0).millis();
        }
        Arrays.sort(took);
        System.out.printf(
                "%s: median %d ms of %d (%d to %d)%n",
                kind, took[runs / 2], runs, took[0], took[runs - 1]);
    }
}
