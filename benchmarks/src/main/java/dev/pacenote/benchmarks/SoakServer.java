package dev.pacenote.benchmarks;

import dev.pacenote.application.dailyrun.start.RunLauncher;
import dev.pacenote.application.dailyrun.start.RunStart;
import dev.pacenote.assembly.Configuration;
import dev.pacenote.benchmarks.messages.LatencyReader;
import dev.pacenote.configuration.Variables;
import dev.pacenote.domain.dailyrun.DailyRun;
import dev.pacenote.server.PacenoteServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The server of {@link SoakBenchmark} in a process of its own, configured by its environment: every
 * line that it reads lets a day pass, and is answered when the new day's run is over. Arguments:
 * authors, people.
 */
public final class SoakServer {

    private static final Duration POLL_INTERVAL = Duration.ofMillis(200);

    private SoakServer() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        var ahead = new AtomicReference<>(Duration.ZERO);
        var configuration =
                switch (Configuration.read(Variables.ofThisProcess())) {
                    case Configuration.Result.Complete(var complete) -> complete;
                    case Configuration.Result.Refused(var problems) ->
                            throw new IllegalStateException(problems.toString());
                };
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        try (var server =
                PacenoteServer.start(configuration, () -> Instant.now().plus(ahead.get()))) {
            LatencyReader.register(server.port());
            Followers.join(
                    server, Integer.parseInt(args[0]), Integer.parseInt(args[1]), Instant.now());
            server.startScheduledJobs();
            run(server);
            System.out.println("PORT " + server.port());
            while (in.readLine() != null) {
                ahead.updateAndGet(before -> before.plusDays(1));
                run(server);
                System.out.println("DONE");
            }
        }
    }

    /** The schedule keeps the machine's time: a day that only passes here is begun here. */
    private static void run(PacenoteServer server) throws InterruptedException {
        while (!(server.bean(RunLauncher.class).start(DailyRun.Trigger.SCHEDULE)
                instanceof RunStart.Started(_, var end))) {
            Thread.sleep(POLL_INTERVAL);
        }
        var _ = end.orElseThrow().join();
    }
}
