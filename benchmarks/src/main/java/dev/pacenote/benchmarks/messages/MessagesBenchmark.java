package dev.pacenote.benchmarks.messages;

import dev.pacenote.benchmarks.Answers;
import dev.pacenote.benchmarks.messages.PeopleProcess.Person;
import dev.pacenote.sandbox.Faults;
import dev.pacenote.sandbox.Inventor;
import dev.pacenote.sandbox.Sandbox;
import dev.pacenote.sandbox.World;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * How long it takes until a message is accepted, and until its recipient's socket has it, at some
 * rates; then how long lists, counts and a replay take beside 100,000 rows: {@code
 * MessagesBenchmark SECONDS RATE...}. Load, server and database share the machine.
 */
public final class MessagesBenchmark {

    private static final Duration COLD = Duration.ofSeconds(30);

    /** Until then a third of the processors compiles what is called often. */
    private static final Duration WARM_UP = Duration.ofSeconds(90);

    private static final int PEOPLE = 200;
    private static final int ROWS = 100_000;
    private static final int READS = 500;
    private static final int MAX_LENGTH = 4 * 1024 * 1024;

    private final PeopleProcess server;

    private MessagesBenchmark(PeopleProcess server) {
        this.server = server;
    }

    public static void main(String[] args) throws Exception {
        var length = Duration.ofSeconds(args.length > 0 ? Integer.parseInt(args[0]) : 20);
        var rates = new ArrayList<Integer>();
        for (int i = 1; i < args.length; i++) {
            rates.add(Integer.parseInt(args[i]));
        }
        var world = new World(InstantSource.system(), LocalDate.now(ZoneOffset.UTC));
        var limits = Map.of("MESSAGES_PER_MINUTE", "1000000", "FIRST_CONTACTS_PER_DAY", "1000000");
        try (var postgres = EmbeddedPostgres.start();
                var sandbox = new Sandbox(world, new Inventor(7), new Faults(7), 0);
                var server = new PeopleProcess(sandbox, postgres, PEOPLE, "256m", limits)) {
            var parts =
                    Map.of(
                            "load", ProcessHandle.current(),
                            "server", server.handle(),
                            "database", postmaster(postgres));
            var load = new MessageLoad(server.people(), server.port(), server.port(), parts);
            load.listen();
            load.send("warming up", 30, COLD);
            load.send("warming up", 100, WARM_UP);
            for (int rate : rates.isEmpty() ? List.of(200, 1_000) : rates) {
                load.send("at " + rate + "/s", rate, length);
            }
            new MessagesBenchmark(server).readBesideManyRows(postgres);
        }
        System.exit(0);
    }

    private static ProcessHandle postmaster(EmbeddedPostgres postgres) throws Exception {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement();
                var answer = statement.executeQuery("show data_directory")) {
            answer.next();
            var file = Path.of(answer.getString(1), "postmaster.pid");
            return ProcessHandle.of(Long.parseLong(Files.readAllLines(file).getFirst()))
                    .orElseThrow();
        }
    }

    /** One person has got 100,000 messages, all unread. */
    private void readBesideManyRows(EmbeddedPostgres postgres) throws Exception {
        var reader = server.people().getFirst();
        fill(postgres, reader);
        server.tell(1);
        read("newest 50 messages", reader, "/messages");
        read("newest 50 unread messages", reader, "/messages?unread=true");
        read("conversations", reader, "/messages/conversations");
        read("counts", reader, "/notifications/counts");
        for (int i = 0; i < 500; i++) {
            server.tell(1);
        }
        var events = get(reader, "/ws/events");
        var epoch = events.replaceAll("(?s).*\"epoch\":\"([^\"]+)\".*", "$1");
        long end = Long.parseLong(events.replaceAll("(?s).*\"seq\":(\\d+),\"more\".*", "$1"));
        read("500 events", reader, "/ws/events?limit=500&epoch=" + epoch + "&after=" + (end - 500));
    }

    /** Copies one of their messages with the numbers that come next. */
    private static void fill(EmbeddedPostgres postgres, Person reader) throws SQLException {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(
                    """
                    insert into messages select one.account, gen_random_uuid(), peer,
                        head.seq + number, received, content, false, null, head.seq + number,
                        null, created_at, updated_at
                    from (select * from messages where account = %1$s and received limit 1) one
                    join stream_heads head on head.account = one.account,
                        generate_series(1, %2$d) number;
                    update conversations c set unread = unread + %2$d, seq = newest.seq
                    from (select peer, seq from messages where account = %1$s
                        order by seq desc limit 1) newest
                    where c.account = %1$s and c.peer = newest.peer;
                    update stream_heads set unread_messages = unread_messages + %2$d,
                        seq = seq + %2$d
                    where account = %1$s;
                    analyze messages;
                    """
                            .formatted(reader.id(), ROWS));
        }
    }

    private String get(Person reader, String target) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.getOutputStream().write(request(reader, target, "close"));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static byte[] request(Person reader, String target, String connection) {
        return ("GET "
                        + target
                        + " HTTP/1.1\r\nHost: localhost\r\nConnection: "
                        + connection
                        + "\r\nAuthorization: Bearer "
                        + reader.token()
                        + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private void read(String what, Person reader, String target) throws IOException {
        var nanos = new long[READS];
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setTcpNoDelay(true);
            var in = new Answers(socket.getInputStream(), MAX_LENGTH);
            var request = request(reader, target, "keep-alive");
            for (int i = 0; i < READS; i++) {
                long asked = System.nanoTime();
                socket.getOutputStream().write(request);
                int status = in.readOne();
                if (status != 200) {
                    throw new IllegalStateException(target + " answered " + status);
                }
                nanos[i] = System.nanoTime() - asked;
            }
        }
        // The first tenth warms up.
        MessageLoad.times(what, Arrays.stream(nanos).skip(READS / 10));
    }
}
