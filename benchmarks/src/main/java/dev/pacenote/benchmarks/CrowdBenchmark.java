package dev.pacenote.benchmarks;

import dev.pacenote.application.dailyrun.start.RunLauncher;
import dev.pacenote.application.dailyrun.start.RunStart;
import dev.pacenote.benchmarks.messages.LatencyReader;
import dev.pacenote.domain.dailyrun.DailyRun;
import dev.pacenote.sandbox.Faults;
import dev.pacenote.sandbox.Inventor;
import dev.pacenote.sandbox.Sandbox;
import dev.pacenote.sandbox.World;
import dev.pacenote.server.PacenoteServer;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A normal day of many people: {@code CrowdBenchmark MAPS PEOPLE}. A hundred maps each author,
 * everybody follows one author and wants the top 5; no rate limit, a mail server that takes
 * everything, Postgres and upstreams on the same machine, and one person reading all the time.
 */
public final class CrowdBenchmark {

    private final AtomicReference<Instant> now =
            new AtomicReference<>(
                    LocalDate.now(ZoneOffset.UTC).atTime(5, 0).toInstant(ZoneOffset.UTC));
    private final World world;
    private final Sandbox sandbox;
    private final MailSink mails = new MailSink();
    private final PacenoteServer server;

    private CrowdBenchmark(int authors) throws IOException {
        var today = LocalDate.ofInstant(now.get(), ZoneOffset.UTC);
        world = new World(now::get, today);
        var inventor = new Inventor(1);
        Followers.authors(inventor, world, authors, today);
        sandbox = new Sandbox(world, inventor, new Faults(1), 0);
        server =
                BenchServer.start(
                        sandbox,
                        "100000",
                        Files.createTempDirectory("pacenote-benchmark"),
                        now::get,
                        Map.of(
                                "SMTP_PORT",
                                Integer.toString(mails.port()),
                                "SMTP_STARTTLS",
                                "off"));
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        int authors = Math.max(1, Integer.parseInt(args[0]) / Followers.MAPS_EACH);
        var bench = new CrowdBenchmark(authors);
        try (bench.mails;
                bench.sandbox;
                bench.server) {
            LatencyReader.register(bench.server.port());
            Followers.join(bench.server, authors, Integer.parseInt(args[1]), bench.now.get());
            bench.run("the first run, which reads every board");
            for (int day = 1; day <= 2; day++) {
                bench.now.updateAndGet(before -> before.plus(Duration.ofDays(1)));
                bench.run("day " + day);
            }
        }
        System.exit(0);
    }

    private void run(String name) throws InterruptedException {
        int before = mails.mails();
        try (var reader = new LatencyReader(server.port())) {
            long start = System.nanoTime();
            var launch =
                    (RunStart.Started) server.bean(RunLauncher.class).start(DailyRun.Trigger.CRON);
            var ended = launch.end().orElseThrow().join();
            var took = Duration.ofNanos(System.nanoTime() - start);
            System.out.printf(
                    Locale.ROOT,
                    "%s: %d maps looked at, %d changed, %d mails of %d, %d doubles, in %.1f s; %s%n",
                    name,
                    ended.progress().surveyed(),
                    ended.progress().changed(),
                    mails.mails() - before,
                    ended.progress().people(),
                    mails.doubles(),
                    took.toMillis() / 1000.0,
                    reader.report());
        }
    }
}
