package dev.pacenote.benchmarks;

import dev.pacenote.lambda.local.FunctionProcess;
import dev.pacenote.lambda.local.LocalWorld;
import dev.pacenote.lambda.local.PackageLambda;
import dev.pacenote.lambda.local.RuntimeApi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How long a new process of the API takes to its first authenticated answer, and a warm one to each
 * further: plain, with shared class data, with the cache that the package carries.
 *
 * <p>Needs {@code ./pacenote package-lambda} before. Arguments: runs of each kind (5), warm
 * requests (2000).
 */
public final class ColdStartBenchmark {

    private static final Path PACKAGE = Path.of("bootstrap-lambda/target/package");
    private static final Path RUNTIME = Path.of("bootstrap-lambda/target/runtime");
    private static final String HANDLER = "dev.pacenote.lambda.ApiFunction";
    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    private ColdStartBenchmark() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        int runs = args.length > 0 ? Integer.parseInt(args[0]) : 5;
        int warm = args.length > 1 ? Integer.parseInt(args[1]) : 2_000;
        var folder = PACKAGE.toAbsolutePath();
        var java = RUNTIME.resolve("bin/java").toAbsolutePath().toString();
        var shared = Files.createTempDirectory("pacenote-cds").resolve("shared.jsa");
        try (var world = new LocalWorld()) {
            var token = newcomer(world, command(java, folder, List.of()), folder);
            measure("plain", world, command(java, folder, List.of()), folder, token, runs, 0);
            var classes = shared.resolveSibling("classes.txt");
            measure(
                    "(noting the classes)",
                    world,
                    command(
                            java,
                            folder,
                            List.of("-Xshare:off", "-XX:DumpLoadedClassList=" + classes)),
                    folder,
                    token,
                    1,
                    0);
            dump(
                    command(
                            java,
                            folder,
                            List.of(
                                    "-Xshare:dump",
                                    "-XX:SharedClassListFile=" + classes,
                                    "-XX:SharedArchiveFile=" + shared)),
                    folder);
            measure(
                    "shared class data",
                    world,
                    command(java, folder, List.of("-XX:SharedArchiveFile=" + shared)),
                    folder,
                    token,
                    runs,
                    0);
            var cache = "-XX:AOTCache=" + RUNTIME.resolve("pacenote.aot").toAbsolutePath();
            measure(
                    "AOT cache",
                    world,
                    command(java, folder, List.of(cache, "-XX:AOTMode=on")),
                    folder,
                    token,
                    runs,
                    warm);
        }
    }

    private static void dump(List<String> command, Path folder)
            throws IOException, InterruptedException {
        new ProcessBuilder(command).directory(folder.toFile()).inheritIO().start().waitFor();
    }

    private static List<String> command(String java, Path folder, List<String> more)
            throws IOException {
        var command = new ArrayList<String>();
        command.add(java);
        command.addAll(more);
        command.addAll(PackageLambda.OPTIONS);
        command.addAll(List.of("-cp", PackageLambda.classPath(folder)));
        return command;
    }

    private static String newcomer(LocalWorld world, List<String> command, Path folder)
            throws IOException, InterruptedException {
        try (var api = new RuntimeApi("api", TIMEOUT);
                var _ = FunctionProcess.start(api, command, folder, world.variables(), HANDLER)) {
            return LocalWorld.newcomer(api, "fox");
        }
    }

    private static void measure(
            String kind,
            LocalWorld world,
            List<String> command,
            Path folder,
            String token,
            int runs,
            int warm)
            throws IOException, InterruptedException {
        var took = new long[runs];
        for (int run = 0; run < runs; run++) {
            try (var api = new RuntimeApi("api", TIMEOUT)) {
                long start = System.nanoTime();
                try (var _ =
                        FunctionProcess.start(api, command, folder, world.variables(), HANDLER)) {
                    ask(api, token);
                    took[run] = System.nanoTime() - start;
                    if (run == runs - 1 && warm > 0) {
                        warm(api, token, warm);
                    }
                }
            }
        }
        Arrays.sort(took);
        System.out.printf(
                "%s: median %d ms of %d (%d to %d)%n",
                kind,
                took[runs / 2] / 1_000_000,
                runs,
                took[0] / 1_000_000,
                took[runs - 1] / 1_000_000);
    }

    private static void ask(RuntimeApi api, String token) throws IOException, InterruptedException {
        LocalWorld.answer(
                api.invoke(LocalWorld.request("GET", "/api/v1/users/alerts", token, "")), 200);
    }

    private static void warm(RuntimeApi api, String token, int requests)
            throws IOException, InterruptedException {
        var took = new long[requests];
        for (int i = 0; i < requests; i++) {
            long start = System.nanoTime();
            ask(api, token);
            took[i] = System.nanoTime() - start;
        }
        Arrays.sort(took);
        System.out.printf(
                "warm: p50 %.1f ms, p99 %.1f ms of %d requests%n",
                took[requests / 2] / 1e6, took[requests * 99 / 100] / 1e6, requests);
    }
}
