package dev.pacenote.benchmarks;

import dev.pacenote.adapters.out.postgres.platform.PostgresStore;
import dev.pacenote.application.digest.DigestHistory;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.identity.session.Sessions;
import dev.pacenote.application.identity.token.Tokens;
import dev.pacenote.application.trackmania.alert.AlertChanges;
import dev.pacenote.application.trackmania.alert.RecordFacts;
import dev.pacenote.application.trackmania.driver.DriverNotifications;
import dev.pacenote.application.trackmania.driver.Drivers;
import dev.pacenote.application.trackmania.driver.GuardListChanges;
import dev.pacenote.application.trackmania.driver.PositionFacts;
import dev.pacenote.application.trackmania.search.SearchChanges;
import dev.pacenote.application.trackmania.search.SearchJobs;
import dev.pacenote.domain.digest.HistoryEntry;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.account.EmailAddress;
import dev.pacenote.domain.identity.account.NewAccount;
import dev.pacenote.domain.identity.account.Role;
import dev.pacenote.domain.identity.account.Username;
import dev.pacenote.domain.identity.session.BearerSession;
import dev.pacenote.domain.identity.session.Session;
import dev.pacenote.domain.identity.session.SessionId;
import dev.pacenote.domain.trackmania.alert.RecordFilter;
import dev.pacenote.domain.trackmania.board.LeaderboardPosition;
import dev.pacenote.domain.trackmania.board.MapName;
import dev.pacenote.domain.trackmania.board.MapUid;
import dev.pacenote.domain.trackmania.board.PlayerId;
import dev.pacenote.domain.trackmania.board.Score;
import dev.pacenote.domain.trackmania.driver.DriverIdentity;
import dev.pacenote.domain.trackmania.driver.DriverNotification;
import dev.pacenote.domain.trackmania.search.SearchJob;
import dev.pacenote.domain.trackmania.search.SearchPeriod;
import dev.pacenote.sandbox.Faults;
import dev.pacenote.sandbox.Inventor;
import dev.pacenote.sandbox.Sandbox;
import dev.pacenote.sandbox.World;
import dev.pacenote.server.PacenoteServer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/**
 * How many authenticated reads the server answers while load and database sit on the same cores:
 * {@code ReadBenchmark CONNECTIONS SECONDS [soak]}, seconds for each kind. Half of the time warms
 * up and is not counted. A soak asks the mixed kind only, and prints every minute what is left on
 * the heap after a collection.
 */
public final class ReadBenchmark {

    private static final int PEOPLE = 200;

    /** No token, no database: what HTTP alone costs on this machine. */
    private static final String BARE = "HTTP alone";

    private record Reader(String token, UUID job) {}

    private ReadBenchmark() {}

    public static void main(String[] args) throws Exception {
        int connections = Integer.parseInt(args[0]);
        var length = Duration.ofSeconds(Long.parseLong(args[1]));
        var clock = InstantSource.system();
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        var world = new World(clock, today);
        try (var sandbox = new Sandbox(world, new Inventor(1), new Faults(1), 0);
                var server = BenchServer.start(sandbox, "2")) {
            var readers = readers(server, today, clock.instant(), length);
            if (args.length > 2 && args[2].equals("soak")) {
                Thread.ofVirtual().start(ReadBenchmark::tellMemory);
                measure("mixed", server.port(), readers, connections, length);
                System.exit(0);
            }
            for (var name :
                    List.of("alerts", "history", "driver list", "job status", "mixed", BARE)) {
                measure(name, server.port(), readers, connections, length);
            }
            databaseAlone(server, connections, length);
        }
        System.exit(0);
    }

    private static void tellMemory() {
        for (int minute = 1; ; minute++) {
            LockSupport.parkNanos(Duration.ofMinutes(1).toNanos());
            System.gc();
            long left =
                    ManagementFactory.getMemoryPoolMXBeans().stream()
                            .filter(pool -> pool.getType() == MemoryType.HEAP)
                            .filter(pool -> pool.getCollectionUsage() != null)
                            .mapToLong(pool -> pool.getCollectionUsage().getUsed())
                            .sum();
            System.out.printf("minute %d: %.1f MB left on the heap%n", minute, left / 1e6);
        }
    }

    /**
     * @param length how long their tokens must serve: nobody logs in again in the middle
     */
    private static List<Reader> readers(
            PacenoteServer server, LocalDate today, Instant now, Duration length) {
        var users = server.bean(Accounts.class);
        var readers = new ArrayList<Reader>();
        for (int i = 0; i < PEOPLE; i++) {
            var account =
                    new NewAccount(
                            new Username("reader" + i),
                            new EmailAddress("reader" + i + "@example.org"),
                            Role.USER,
                            Optional.of(now),
                            now);
            readers.add(reader(server, users.insert(account).id(), today, now, length));
        }
        return readers;
    }

    private static Reader reader(
            PacenoteServer server, AccountId user, LocalDate today, Instant now, Duration length) {
        server.bean(AlertChanges.class).add(user, RecordFilter.TOP5, Optional.empty(), now);
        var history = server.bean(DigestHistory.class);
        for (int day = 0; day < 5; day++) {
            for (var topic : List.of(RecordFacts.TOPIC, PositionFacts.TOPIC)) {
                history.put(
                        new HistoryEntry(
                                user,
                                topic,
                                today.minusDays(day),
                                HistoryEntry.Status.SENT,
                                3,
                                "3 new records told.",
                                now));
            }
        }
        var driver = new PlayerId(UUID.randomUUID());
        server.bean(Drivers.class).save(new DriverIdentity(user, "Reader", driver));
        for (int map = 0; map < 5; map++) {
            new GuardListChanges(server.bean(DriverNotifications.class))
                    .guard(
                            user,
                            new DriverNotification.GuardedMap(
                                    new MapUid("map_" + map), new MapName("$f60Canyon Rush")),
                            new LeaderboardPosition(
                                    driver, 2, Optional.of(new Score.Visible(40_000)), Set.of()),
                            now,
                            10);
        }
        var job =
                SearchJob.open(
                        UUID.randomUUID(),
                        user,
                        new SearchJob.Query(
                                new Username("fox"), Optional.empty(), SearchPeriod.DAY),
                        now);
        var searches = new SearchChanges(server.bean(SearchJobs.class));
        searches.open(job);
        searches.change(
                job,
                now,
                running -> running.end(new SearchJob.State.Completed(List.of(), false), now));
        var session =
                BearerSession.start(
                        new SessionId(UUID.randomUUID()),
                        user,
                        UUID.randomUUID(),
                        now,
                        new Session.ClientInfo("benchmark", "127.0.0.1"));
        server.bean(Sessions.class).add(session);
        var token =
                server.bean(Tokens.class)
                        .access(
                                new Tokens.Access(user, session.id(), Role.USER, Optional.empty()),
                                UUID.randomUUID(),
                                now.plus(length));
        return new Reader(token, job.id());
    }

    private static List<byte[]> requests(String name, Reader reader) {
        if (name.equals(BARE)) {
            return List.of(
                    "GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
        }
        var paths =
                Map.of(
                        "alerts", "/api/v1/users/alerts",
                        "history", "/api/v1/notification-history",
                        "driver list", "/api/v1/driver/notifications",
                        "job status", "/api/v1/users/maps/status/" + reader.job());
        return paths.entrySet().stream()
                .filter(path -> name.equals("mixed") || path.getKey().equals(name))
                .map(
                        path ->
                                ("GET "
                                                + path.getValue()
                                                + " HTTP/1.1\r\nHost: localhost\r\nAuthorization:"
                                                + " Bearer "
                                                + reader.token()
                                                + "\r\n\r\n")
                                        .getBytes(StandardCharsets.US_ASCII))
                .toList();
    }

    private static void measure(
            String name, int port, List<Reader> readers, int connections, Duration length)
            throws Exception {
        var requests = readers.stream().flatMap(reader -> requests(name, reader).stream()).toList();
        long start = System.nanoTime();
        long counted = start + length.toNanos() / 2;
        long end = start + length.toNanos();
        try (var threads = Executors.newFixedThreadPool(connections)) {
            var futures = new ArrayList<Future<long[]>>();
            for (int i = 0; i < connections; i++) {
                int offset = i * requests.size() / connections;
                futures.add(threads.submit(() -> load(port, requests, offset, counted, end)));
            }
            var latencies = new ArrayList<long[]>();
            for (var future : futures) {
                latencies.add(future.get());
            }
            report(name, latencies, (end - counted) / 1e9);
        }
    }

    private static long[] load(int port, List<byte[]> requests, int offset, long counted, long end)
            throws IOException {
        var latencies = new long[1_000_000];
        int count = 0;
        int next = offset;
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setTcpNoDelay(true);
            var out = socket.getOutputStream();
            var in = new Answers(socket.getInputStream(), 65_536);
            while (System.nanoTime() < end) {
                long sent = System.nanoTime();
                out.write(requests.get(next++ % requests.size()));
                int status = in.readOne();
                if (status != 200) {
                    throw new IllegalStateException("answered " + status);
                }
                long now = System.nanoTime();
                if (sent >= counted && count < latencies.length) {
                    latencies[count++] = now - sent;
                }
            }
        }
        return Arrays.copyOf(latencies, count);
    }

    private static void report(String name, List<long[]> latencies, double seconds) {
        var all = latencies.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        System.out.printf(
                "%-12s %8.0f requests/s   p50 %6.2f ms   p99 %6.2f ms%n",
                name,
                all.length / seconds,
                all[all.length / 2] / 1e6,
                all[(int) (all.length * 0.99)] / 1e6);
    }

    /** The statements behind the mixed reads, asked by pgbench if this machine has it. */
    private static final String STATEMENTS =
            """
            \\set user random(1, %d)
            select a.*, u.username, (select count(*) from alert_maps m where m.alert_id = a.id
                and m.present and m.muted) as muted
                from mapper_alerts a join users u on u.id = a.user_id where a.user_id = :user;
            select * from notification_history where user_id = :user
                and date between current_date - 4 and current_date order by date desc, topic;
            select * from driver_notifications where user_id = :user order by id desc;
            select * from maps where uid = any('{map_0,map_1,map_2,map_3,map_4}');
            select * from search_jobs where id = (select id from search_jobs limit 1);
            """
                    .formatted(PEOPLE);

    /** Statements of one round, and reads that they answer. */
    private static final double READS_PER_ROUND = 4;

    private static void databaseAlone(PacenoteServer server, int connections, Duration length)
            throws Exception {
        String url;
        try (var connection = server.bean(PostgresStore.class).dataSource().getConnection()) {
            url = connection.getMetaData().getURL();
        }
        var script = Files.createTempFile("pacenote", ".sql");
        Files.writeString(script, STATEMENTS);
        var address = URI.create(url.substring("jdbc:".length()));
        var command =
                List.of(
                        "pgbench",
                        "-n",
                        "-M",
                        "prepared",
                        "-c",
                        Integer.toString(connections),
                        "-j",
                        "2",
                        "-T",
                        Long.toString(length.toSeconds() / 2),
                        "-f",
                        script.toString(),
                        "-h",
                        "127.0.0.1",
                        "-p",
                        Integer.toString(address.getPort()),
                        "-U",
                        "postgres",
                        "postgres");
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            var output =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            output.lines()
                    .filter(line -> line.startsWith("tps"))
                    .forEach(
                            line ->
                                    System.out.printf(
                                            "database alone: %.0f reads/s (%s)%n",
                                            READS_PER_ROUND
                                                    * Double.parseDouble(line.split(" ", -1)[2]),
                                            line));
            if (!output.contains("tps")) {
                System.out.println("pgbench: " + output);
            }
        } catch (IOException e) {
            System.out.println("no pgbench on this machine: the database alone was not measured");
        }
    }
}
