package dev.pacenote.benchmarks.parts;

import dev.pacenote.benchmarks.MailSink;
import dev.pacenote.benchmarks.messages.PeopleProcess;
import dev.pacenote.sandbox.Faults;
import dev.pacenote.sandbox.Inventor;
import dev.pacenote.sandbox.Sandbox;
import dev.pacenote.sandbox.World;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;

/**
 * How long changes of stock take at a rate, how many a second one part takes, how long a notice
 * takes, lists and figures of a large workshop, and a file: {@code PartsBenchmark SECONDS RATE
 * PARTS MOVEMENTS LINES}. Load, server and database share the machine.
 */
public final class PartsBenchmark {

    private static final int READS = 100;

    /** They take, read and import. */
    private static final int USERS = 3;

    /** So many hear of their parts. */
    private static final int NOTICES = 10;

    private final PartsClient client;

    private PartsBenchmark(PartsClient client) {
        this.client = client;
    }

    public static void main(String[] args) throws Exception {
        var length = Duration.ofSeconds(Integer.parseInt(args[0]));
        int rate = Integer.parseInt(args[1]);
        int parts = Integer.parseInt(args[2]);
        int movements = Integer.parseInt(args[3]);
        int lines = Integer.parseInt(args[4]);
        var world = new World(InstantSource.system(), LocalDate.now(ZoneOffset.UTC));
        var mails = new MailSink();
        var further =
                Map.of(
                        "SMTP_PORT",
                        Integer.toString(mails.port()),
                        "SMTP_STARTTLS",
                        "off",
                        "FEATURES",
                        "parts,trackmania",
                        "LIMIT_PARTS_WRITES_PER_MINUTE",
                        "10000000",
                        "LIMIT_PARTS_FILES_PER_MINUTE",
                        "1000000");
        try (mails;
                var postgres = EmbeddedPostgres.start();
                var sandbox = new Sandbox(world, new Inventor(7), new Faults(7), 0);
                var server =
                        new PeopleProcess(sandbox, postgres, USERS + NOTICES, "256m", further)) {
            var benchmark = new PartsBenchmark(new PartsClient(server.port()));
            var people = server.people();
            var takes = new Takes(benchmark.client, people.get(0).token());
            takes.ofMany(rate, length);
            takes.ofOne(length);
            new Notices(benchmark.client, mails::firsts).measure(people, USERS);
            benchmark.client.add(people.get(1).token(), "seed", 9);
            fill(postgres, people.get(1).id(), parts, movements);
            benchmark.readMuch(people.get(1).token());
            benchmark.importFile(people.get(2).token(), lines);
            System.out.printf("server: %d MB resident%n", server.resident());
        }
        System.exit(0);
    }

    /** Copies the one part that is there, with a ledger of uses over a year. */
    private static void fill(EmbeddedPostgres postgres, String account, int parts, int movements)
            throws SQLException {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(
                    """
                    insert into parts select (jsonb_populate_record(seed, jsonb_build_object(
                        'part_id', 'part-' || n, 'ledger_seq', 1 + %3$d / %2$d,
                        'stock', case when n %% 50 = 0 then 3 else 9 end))).*
                    from parts seed, generate_series(1, %2$d) n where seed.account_id = %1$s;
                    insert into stock_rows select (jsonb_populate_record(seed, jsonb_build_object(
                        'part_id', p.part_id, 'quantity', p.stock))).*
                    from stock_rows seed, parts p
                    where seed.account_id = %1$s and p.account_id = %1$s and p.part_id <> 'seed';
                    insert into movements select (jsonb_populate_record(seed, jsonb_build_object(
                        'part_id', 'part-' || n, 'seq', s, 'movement_id', gen_random_uuid(),
                        'type', 'CONSUME', 'delta', -1,
                        'occurred_at', now() - (s * 7 + n) %% 365 * interval '1 day'))).*
                    from movements seed, generate_series(1, %2$d) n,
                        generate_series(1, %3$d / %2$d) s
                    where seed.account_id = %1$s and seed.part_id = 'seed';
                    analyze
                    """
                            .formatted(account, parts, movements));
        }
    }

    private void readMuch(String token) throws Exception {
        client.read("1,000 parts", "/parts?limit=1000", token, READS);
        client.read("what is low", "/stock/low", token, READS);
        client.read("figures of twelve months", "/analytics", token, READS / 4);
    }

    private void importFile(String token, int lines) throws Exception {
        var csv = new StringBuilder("partId,partName,partNumber,currentStock,reorderThreshold\n");
        for (int i = 0; i < lines; i++) {
            csv.append("i%d,Pad %d,N-%d,9,5%n".formatted(i, i, i));
        }
        for (var what : new String[] {"new parts", "the same once more"}) {
            long begun = System.nanoTime();
            client.must("POST", "/parts/import", token, "text/csv", csv.toString());
            PartsClient.report("a file of " + lines + " lines, " + what, System.nanoTime() - begun);
        }
    }
}
