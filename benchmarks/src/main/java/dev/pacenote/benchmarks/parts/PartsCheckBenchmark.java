package dev.pacenote.benchmarks.parts;

import dev.pacenote.benchmarks.messages.PeopleProcess;
import dev.pacenote.sandbox.Faults;
import dev.pacenote.sandbox.Inventor;
import dev.pacenote.sandbox.Sandbox;
import dev.pacenote.sandbox.World;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;

/**
 * How long the check of all workshops takes, of which it finds every fiftieth part low, and the
 * next one, which finds nothing new: {@code PartsCheckBenchmark PARTS WORKSHOPS HEAP}.
 */
public final class PartsCheckBenchmark {

    private static final String SECRET = "cron-secret-of-the-benchmark";

    private PartsCheckBenchmark() {}

    public static void main(String[] args) throws Exception {
        int parts = Integer.parseInt(args[0]);
        int workshops = Integer.parseInt(args[1]);
        var world = new World(InstantSource.system(), LocalDate.now(ZoneOffset.UTC));
        var further =
                Map.of(
                        "FEATURES",
                        "parts,trackmania",
                        "CRON_SECRET",
                        SECRET,
                        "PARTS_CHECK_EVERY",
                        "P1D",
                        // Code that is compiled twice needs room that a small machine has not.
                        "JAVA_TOOL_OPTIONS",
                        "-XX:TieredStopAtLevel=1");
        try (var postgres = EmbeddedPostgres.start();
                var sandbox = new Sandbox(world, new Inventor(7), new Faults(7), 0);
                var server = new PeopleProcess(sandbox, postgres, workshops, args[2], further)) {
            var client = new PartsClient(server.port());
            client.add(server.people().getFirst().token(), "seed", 9);
            fill(postgres, parts / workshops);
            check("first check", client, server);
            check("unchanged", client, server);
        }
        System.exit(0);
    }

    /** Copies the one part that is there into all workshops. */
    private static void fill(EmbeddedPostgres postgres, int each) throws SQLException {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(
                    """
                    insert into parts select (jsonb_populate_record(seed, jsonb_build_object(
                        'account_id', u.id, 'part_id', 'part-' || n,
                        'stock', case when n %% 50 = 0 then 3 else 9 end))).*
                    from parts seed, users u, generate_series(1, %1$d) n
                    where seed.part_id = 'seed';
                    insert into stock_rows select (jsonb_populate_record(seed, jsonb_build_object(
                        'account_id', p.account_id, 'part_id', p.part_id,
                        'quantity', p.stock))).*
                    from stock_rows seed, parts p
                    where seed.part_id = 'seed' and p.part_id <> 'seed';
                    analyze
                    """
                            .formatted(each));
        }
    }

    private static void check(String what, PartsClient client, PeopleProcess server)
            throws Exception {
        long begun = System.nanoTime();
        var started = client.must("POST", "/reorder/run", SECRET, PartsClient.JSON, "");
        var run = "/reorder/runs/" + started.replaceAll(".*\"runId\":\"([^\"]+)\".*", "$1");
        long most = 0;
        String state;
        do {
            Thread.sleep(200);
            most = Math.max(most, server.resident());
            state = client.must("GET", run, SECRET, PartsClient.JSON, "");
        } while (!state.contains("\"finishedAt\":\""));
        System.out.printf(
                Locale.ROOT,
                "%s: %.1f s, at most %d MB resident: %s%n",
                what,
                (System.nanoTime() - begun) / 1e9,
                most,
                state);
    }
}
