package dev.pacenote.benchmarks;

import dev.pacenote.application.identity.Users;
import dev.pacenote.application.notice.RunLauncher;
import dev.pacenote.application.trackmania.MapperAlerts;
import dev.pacenote.domain.identity.EmailAddress;
import dev.pacenote.domain.identity.NewAccount;
import dev.pacenote.domain.identity.PasswordHash;
import dev.pacenote.domain.identity.Role;
import dev.pacenote.domain.identity.UserId;
import dev.pacenote.domain.identity.Username;
import dev.pacenote.domain.notice.DailyRun;
import dev.pacenote.domain.trackmania.AuthorId;
import dev.pacenote.domain.trackmania.RecordFilter;
import dev.pacenote.sandbox.Faults;
import dev.pacenote.sandbox.Inventor;
import dev.pacenote.sandbox.Sandbox;
import dev.pacenote.sandbox.TmxUser;
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
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A normal day of many people: {@code CrowdBenchmark MAPS PEOPLE}. A hundred maps each author,
 * everybody follows one author and wants the top 5; no rate limit, a mail server that takes
 * everything, Postgres and upstreams on the same machine, and one person reading all the time.
 */
public final class CrowdBenchmark {

    private static final int MAPS_EACH = 100;
    private static final int ENTRIES = 20;

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
        inventor.drivers(world, 150);
        for (int i = 1; i <= authors; i++) {
            inventor.author(
                    world,
                    new TmxUser(i, "author" + i),
                    MAPS_EACH,
                    ENTRIES,
                    Inventor.Pace.NORMAL,
                    today);
        }
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
        int authors = Math.max(1, Integer.parseInt(args[0]) / MAPS_EACH);
        var bench = new CrowdBenchmark(authors);
        try (bench.mails;
                bench.sandbox;
                bench.server) {
            SteadyReader.register(bench.server.port());
            bench.people(authors, Integer.parseInt(args[1]));
            bench.run("the first run, which reads every board");
            for (int day = 1; day <= 2; day++) {
                bench.now.updateAndGet(before -> before.plus(Duration.ofDays(1)));
                bench.run("day " + day);
            }
        }
        System.exit(0);
    }

    private void people(int authors, int people) {
        var users = server.part(Users.class);
        var alerts = server.part(MapperAlerts.class);
        for (int i = 0; i < people; i++) {
            int author = i % authors + 1;
            var alert =
                    alerts.add(person(users, i), RecordFilter.TOP5, Optional.empty(), now.get());
            if (!(alert instanceof MapperAlerts.Added.Ok(var added))) {
                throw new IllegalStateException("not added");
            }
            // The first run asks for the author's maps.
            alerts.cover(added.id(), Optional.of(new AuthorId(author)), Set.of());
        }
    }

    private UserId person(Users users, int number) {
        var account =
                new NewAccount(
                        new Username("person" + number),
                        new EmailAddress("person" + number + "@example.org"),
                        new PasswordHash("none"),
                        Role.USER,
                        Optional.of(now.get()),
                        now.get());
        if (users.add(account, Integer.MAX_VALUE) instanceof Users.Added.Ok(var added)) {
            return added.id();
        }
        throw new IllegalStateException("not added");
    }

    private void run(String name) throws InterruptedException {
        int before = mails.mails();
        try (var reader = new SteadyReader(server.port())) {
            long start = System.nanoTime();
            var launch =
                    (RunLauncher.Launch.Started)
                            server.part(RunLauncher.class).start(DailyRun.Trigger.CRON);
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
