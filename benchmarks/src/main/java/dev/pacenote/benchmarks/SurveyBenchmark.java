package dev.pacenote.benchmarks;

import dev.pacenote.adapters.in.http.platform.WebSettings;
import dev.pacenote.application.dailyrun.start.RunLauncher;
import dev.pacenote.application.dailyrun.start.RunStart;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.identity.account.RegisterAccount;
import dev.pacenote.application.trackmania.alert.ManageMapperAlert;
import dev.pacenote.domain.dailyrun.DailyRun.Trigger;
import dev.pacenote.domain.identity.account.EmailAddress;
import dev.pacenote.domain.identity.account.Username;
import dev.pacenote.domain.identity.credential.RawPassword;
import dev.pacenote.domain.trackmania.alert.RecordFilter;
import dev.pacenote.sandbox.Faults;
import dev.pacenote.sandbox.Inventor;
import dev.pacenote.sandbox.Sandbox;
import dev.pacenote.sandbox.TmxUser;
import dev.pacenote.sandbox.World;
import dev.pacenote.server.PacenoteServer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * How long a daily run over many maps takes, with Postgres, sandbox and server on one machine:
 * {@code SurveyBenchmark MAPS REQUESTS_PER_SECOND RUNS}. Prints wall time, requests, the most
 * requests in one second as the sandbox saw them, and the peak of the heap.
 */
public final class SurveyBenchmark {

    private SurveyBenchmark() {}

    public static void main(String[] args) throws IOException {
        int maps = Integer.parseInt(args[0]);
        var rate = args[1];
        int runs = Integer.parseInt(args[2]);
        var clock = InstantSource.system();
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        var world = new World(clock, today);
        var inventor = new Inventor(1);
        inventor.drivers(world, 150);
        inventor.author(world, new TmxUser(1, "fox"), maps, 110, Inventor.Pace.NORMAL, today);
        try (var sandbox = new Sandbox(world, inventor, new Faults(1), 0);
                var server = BenchServer.start(sandbox, rate)) {
            follow(server);
            for (int run = 1; run <= runs; run++) {
                sandbox.manners().clear();
                resetPeaks();
                long start = System.nanoTime();
                var launch = (RunStart.Started) server.bean(RunLauncher.class).start(Trigger.CRON);
                var ended = launch.end().orElseThrow().join();
                var took = Duration.ofNanos(System.nanoTime() - start);
                System.out.printf(
                        "run %d: %d of %d maps in %.2f s, %d requests, at most %d in a second,"
                                + " heap peak %d MB%n",
                        run,
                        ended.progress().surveyed(),
                        maps,
                        took.toMillis() / 1000.0,
                        sandbox.manners().total(),
                        sandbox.manners().mostInOneSecond(),
                        heapPeak() >> 20);
            }
        }
        System.exit(0);
    }

    private static void follow(PacenoteServer server) {
        if (server.bean(WebSettings.class).environment().equals("sandbox")) {
            throw new IllegalStateException("the benchmark brings its own sandbox");
        }
        var email = new EmailAddress("fox@example.org");
        server.bean(RegisterAccount.class)
                .register(
                        new RegisterAccount.Command(
                                email,
                                new RawPassword("a benchmark's password"),
                                new Username("fox"),
                                "benchmark"));
        var account = server.bean(Accounts.class).findByLogin(email.key()).orElseThrow();
        server.bean(ManageMapperAlert.class)
                .create(
                        new ManageMapperAlert.Creation(
                                account.id(), Optional.of(RecordFilter.ALL), Optional.empty()));
    }

    private static void resetPeaks() {
        ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
    }

    private static long heapPeak() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
    }
}
