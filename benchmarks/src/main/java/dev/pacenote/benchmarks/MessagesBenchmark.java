package dev.pacenote.benchmarks;

import dev.pacenote.benchmarks.PeopleProcess.Person;
import dev.pacenote.sandbox.Faults;
import dev.pacenote.sandbox.Inventor;
import dev.pacenote.sandbox.Sandbox;
import dev.pacenote.sandbox.World;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/**
 * How long it takes until a message is accepted, and until its recipient's socket has it, at some
 * rates; then how long lists, counts and a replay take beside 100,000 rows: {@code
 * MessagesBenchmark SECONDS RATE...}. Load, server and database share the machine.
 */
public final class MessagesBenchmark {

    private static final int PEOPLE = 200;
    private static final int CONNECTIONS = 96;
    private static final int ROWS = 100_000;
    private static final int READS = 500;
    private static final int LONGEST = 4 * 1024 * 1024;
    private static final Pattern NUMBER = Pattern.compile("\"content\":\"no\\. (\\d+)\"");

    /** One request: when it was due, and when it was answered with what. */
    private record Answered(int number, int status, long dueAt, long at) {}

    private final PeopleProcess server;
    private final Map<Integer, Long> framesAt = new ConcurrentHashMap<>();
    private final AtomicInteger numbers = new AtomicInteger();

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
            var benchmark = new MessagesBenchmark(server);
            benchmark.listen();
            benchmark.send("warming up", 100, length);
            for (int rate : rates.isEmpty() ? List.of(200, 1_000) : rates) {
                benchmark.send("at " + rate + "/s", rate, length);
            }
            benchmark.readBesideManyRows(postgres);
        }
        System.exit(0);
    }

    /** Everybody's socket is open, and says when it has which message. */
    private void listen() {
        for (var person : server.people()) {
            var client = new LiveClient(server.port(), person.token(), this::heard);
            if (!client.open()) {
                throw new IllegalStateException("no socket");
            }
        }
    }

    private void heard(String frame) {
        if (frame.startsWith("{\"type\":\"message\"")) {
            long now = System.nanoTime();
            var number = NUMBER.matcher(frame);
            if (number.find()) {
                framesAt.put(Integer.parseInt(number.group(1)), now);
            }
        }
    }

    /** Sends so many messages a second, whether those before are answered or not. */
    private void send(String what, int rate, Duration length) throws Exception {
        int all = (int) (rate * length.toSeconds());
        var next = new AtomicInteger();
        long begun = System.nanoTime();
        var answered = new ArrayList<Answered>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var senders = new ArrayList<Future<List<Answered>>>();
            for (int i = 0; i < CONNECTIONS; i++) {
                senders.add(threads.submit(() -> sendInTurn(next, all, begun, rate)));
            }
            for (var sender : senders) {
                answered.addAll(sender.get());
            }
        }
        Thread.sleep(Duration.ofSeconds(2));
        report(what, answered, Duration.ofNanos(System.nanoTime() - begun).minusSeconds(2));
    }

    private List<Answered> sendInTurn(AtomicInteger next, int all, long begun, int rate)
            throws IOException {
        var answered = new ArrayList<Answered>();
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setTcpNoDelay(true);
            var in = new Answers(socket.getInputStream(), LONGEST / 64);
            for (int turn = next.getAndIncrement(); turn < all; turn = next.getAndIncrement()) {
                long due = begun + TimeUnit.SECONDS.toNanos(1) * turn / rate;
                LockSupport.parkNanos(due - System.nanoTime());
                int number = numbers.incrementAndGet();
                socket.getOutputStream().write(message(number));
                int status = in.readOne();
                answered.add(new Answered(number, status, due, System.nanoTime()));
            }
        }
        return answered;
    }

    private byte[] message(int number) {
        var people = server.people();
        var from = people.get(number % PEOPLE);
        var to = people.get((number * 7 + 1) % PEOPLE);
        var body =
                "{\"userId\":\"%s\",\"content\":\"no. %d\",\"clientMessageId\":\"c%d\"}"
                        .formatted(
                                from.equals(to) ? people.get((number + 1) % PEOPLE).id() : to.id(),
                                number,
                                number);
        return ("POST /messages HTTP/1.1\r\nHost: localhost\r\nContent-Type:"
                        + " application/json\r\nAuthorization: Bearer "
                        + from.token()
                        + "\r\nContent-Length: "
                        + body.length()
                        + "\r\n\r\n"
                        + body)
                .getBytes(StandardCharsets.US_ASCII);
    }

    private void report(String what, List<Answered> answered, Duration took) {
        var byStatus = new TreeMap<Integer, Integer>();
        answered.forEach(one -> byStatus.merge(one.status(), 1, Integer::sum));
        System.out.printf(
                Locale.ROOT,
                "%s: %d in %.1f s, answers %s%n",
                what,
                answered.size(),
                took.toMillis() / 1e3,
                byStatus);
        times("  until it is accepted", answered.stream().mapToLong(a -> a.at() - a.dueAt()));
        times(
                "  from there to the recipient's socket",
                answered.stream()
                        .filter(one -> framesAt.containsKey(one.number()))
                        .mapToLong(one -> Math.max(0, framesAt.get(one.number()) - one.at())));
        long missing =
                answered.stream()
                        .filter(one -> one.status() == 201)
                        .filter(one -> !framesAt.containsKey(one.number()))
                        .count();
        System.out.printf("  %d have no frame%n", missing);
    }

    private static void times(String what, LongStream nanos) {
        var sorted = nanos.sorted().toArray();
        if (sorted.length > 0) {
            System.out.printf(
                    Locale.ROOT,
                    "%s: p50 %.1f ms, p99 %.1f ms, longest %.1f ms%n",
                    what,
                    sorted[sorted.length / 2] / 1e6,
                    sorted[(int) (sorted.length * 0.99)] / 1e6,
                    sorted[sorted.length - 1] / 1e6);
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
            var in = new Answers(socket.getInputStream(), LONGEST);
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
        times(what, Arrays.stream(nanos).skip(READS / 10));
    }
}
