package dev.pacenote.benchmarks.parts;

import dev.pacenote.benchmarks.messages.PeopleProcess;
import dev.pacenote.benchmarks.messages.PeopleProcess.Person;
import dev.pacenote.benchmarks.messages.PeopleServer;
import dev.pacenote.lambda.local.LocalLambda;
import dev.pacenote.lambda.local.LocalWorld;
import dev.pacenote.lambda.local.standin.SesStandIn;
import dev.pacenote.sandbox.Sandbox;
import java.nio.file.Files;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What {@link PartsBenchmark} and {@link PartsCheckBenchmark} ask of the server, asked of the
 * functions, and how long a notice takes: {@code LambdaPartsBenchmark SECONDS RATE PARTS MOVEMENTS
 * CHECKED WORKSHOPS}. The load, the functions, DynamoDB Local and the other stand-ins share this
 * process and the machine.
 */
public final class LambdaPartsBenchmark {

    private static final String SECRET = "cron-secret-of-the-benchmark";
    private static final int READS = 50;
    private static final int NOTICES = 10;

    /** They take and read. */
    private static final int USERS = 2;

    /** With those who hear of their parts. */
    private static final int PEOPLE = USERS + NOTICES;

    /** When the first mail to somebody was handed over. */
    private static final Map<String, Long> MAILS = new ConcurrentHashMap<>();

    private LambdaPartsBenchmark() {}

    public static void main(String[] args) throws Exception {
        // The stand-ins answer in two steps, of which the second one must not wait for the client.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        var length = Duration.ofSeconds(Integer.parseInt(args[0]));
        int rate = Integer.parseInt(args[1]);
        int parts = Integer.parseInt(args[2]);
        int movements = Integer.parseInt(args[3]);
        int checked = Integer.parseInt(args[4]);
        int workshops = Integer.parseInt(args[5]);
        try (var world = new LocalWorld();
                var lambda = open(world);
                var copies = new CopiedParts(lambda.variables())) {
            var people = people(lambda, PEOPLE + workshops);
            lambda.startScheduledJobs();
            var client = new PartsClient(lambda.port());
            var takes = new Takes(client, people.get(0).token());
            takes.ofMany(rate, length);
            takes.ofOne(length);
            new Notices(client, () -> Map.copyOf(MAILS)).measure(people.subList(0, PEOPLE), USERS);
            var large = people.get(1);
            client.add(large.token(), CopiedParts.SEED, 9);
            copies.fill(large.id(), large.id(), parts, movements);
            readMuch(client, large.token());
            for (var workshop : people.subList(PEOPLE, people.size())) {
                copies.fill(large.id(), workshop.id(), checked / workshops, 0);
            }
            check("first check", client);
            check("unchanged", client);
        }
        System.exit(0);
    }

    private static LocalLambda open(LocalWorld world) {
        var variables = new HashMap<>(world.variables());
        // Only functions in processes of their own fetch their secrets.
        variables.remove("PACENOTE_SECRETS");
        variables.put("JWT_SECRET", "the secret of all functions of this world");
        variables.put("OCLIENT_SECRET", Sandbox.oauthClientSecret());
        variables.put("CRON_SECRET", SECRET);
        variables.put("FEATURES", "parts,trackmania");
        variables.put("PARTS_CHECK_EVERY", "P1D");
        variables.put("LIMIT_PARTS_WRITES_PER_MINUTE", "10000000");
        return LocalLambda.open(
                world.aws(),
                new LocalLambda.Setting(
                        variables,
                        0,
                        InstantSource.system(),
                        Optional.empty(),
                        configuration -> configuration),
                (to, _) -> {
                    MAILS.putIfAbsent(to, System.nanoTime());
                    return SesStandIn.Sink.Word.ACCEPTED;
                });
    }

    private static List<Person> people(LocalLambda lambda, int many) throws Exception {
        var file = Files.createTempFile("pacenote-people", ".tokens");
        try {
            var _ = PeopleServer.people(lambda, many, file);
            return PeopleProcess.people(file);
        } finally {
            Files.delete(file);
        }
    }

    private static void readMuch(PartsClient client, String token) throws Exception {
        client.read("1,000 parts", "/parts?limit=1000", token, READS);
        client.read("what is low", "/stock/low", token, READS);
        long begun = System.nanoTime();
        client.must("GET", "/analytics", token, PartsClient.JSON, "");
        PartsClient.report(
                "figures of twelve months for the first time", System.nanoTime() - begun);
        client.read("figures of twelve months", "/analytics", token, READS / 2);
    }

    private static void check(String what, PartsClient client) throws Exception {
        long begun = System.nanoTime();
        var started = client.must("POST", "/reorder/run", SECRET, PartsClient.JSON, "");
        var run = "/reorder/runs/" + started.replaceAll(".*\"runId\":\"([^\"]+)\".*", "$1");
        String state;
        do {
            Thread.sleep(200);
            state = client.must("GET", run, SECRET, PartsClient.JSON, "");
        } while (!state.contains("\"finishedAt\":\""));
        System.out.printf(
                Locale.ROOT, "%s: %.1f s: %s%n", what, (System.nanoTime() - begun) / 1e9, state);
    }
}
