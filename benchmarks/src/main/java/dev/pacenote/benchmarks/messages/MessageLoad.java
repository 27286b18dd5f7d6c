package dev.pacenote.benchmarks.messages;

import dev.pacenote.benchmarks.Answers;
import dev.pacenote.benchmarks.ProcessorTime;
import dev.pacenote.benchmarks.messages.PeopleProcess.Person;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
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
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/** People who write to each other at some rate, each of them with an open socket. */
final class MessageLoad {

    private static final int CONNECTIONS = 96;
    private static final int MAX_LENGTH = 64 * 1024;
    private static final Duration LATEST_FRAME = Duration.ofMinutes(1);
    private static final Duration PING_EVERY = Duration.ofSeconds(20);
    private static final Pattern NUMBER = Pattern.compile("\"content\":\"no\\. (\\d+)\"");

    /** One request: when it was due, and when it was answered with what. */
    private record Answered(int number, int status, long dueAt, long at) {}

    private final List<Person> people;
    private final int port;
    private final int socketPort;
    private final Map<String, ProcessHandle> parts;
    private final Map<Integer, Long> framesAt = new ConcurrentHashMap<>();
    private final AtomicInteger numbers = new AtomicInteger();

    /**
     * @param port of the API
     * @param socketPort where sockets are opened, at {@code /ws}
     * @param parts whose processor time is told
     */
    MessageLoad(List<Person> people, int port, int socketPort, Map<String, ProcessHandle> parts) {
        this.people = people;
        this.port = port;
        this.socketPort = socketPort;
        this.parts = Map.copyOf(parts);
    }

    /** Everybody's socket is open and greeted, and says when it has which message. */
    void listen() {
        var clients = new ArrayList<LiveClient>();
        for (var person : people) {
            var client = new LiveClient(socketPort, person.token(), this::heard);
            if (!client.open()) {
                throw new IllegalStateException("no socket");
            }
            clients.add(client);
        }
        await(() -> clients.stream().allMatch(LiveClient::isCurrent));
        // As ours do; a silent socket is closed.
        Thread.ofVirtual()
                .start(
                        () -> {
                            while (true) {
                                LockSupport.parkNanos(PING_EVERY.toNanos());
                                clients.forEach(LiveClient::ping);
                            }
                        });
    }

    private void heard(String frame) {
        // One by one, or several of them in a batch.
        if (frame.contains("\"type\":\"message\"")) {
            long now = System.nanoTime();
            var number = NUMBER.matcher(frame);
            while (number.find()) {
                framesAt.put(Integer.parseInt(number.group(1)), now);
            }
        }
    }

    private static void await(BooleanSupplier done) {
        long end = System.nanoTime() + LATEST_FRAME.toNanos();
        while (!done.getAsBoolean() && System.nanoTime() < end) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    /** Sends so many messages a second, whether those before are answered or not. */
    void send(String what, int rate, Duration length) throws Exception {
        int all = (int) (rate * length.toSeconds());
        var before = ProcessorTime.now(parts);
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
        var took = Duration.ofNanos(System.nanoTime() - begun);
        await(() -> withoutFrame(answered) == 0);
        report(what, answered, took);
        System.out.printf(
                "  processor time for each: %s%n", ProcessorTime.now(parts).forEach(before, all));
    }

    private List<Answered> sendInTurn(AtomicInteger next, int all, long begun, int rate)
            throws IOException {
        var answered = new ArrayList<Answered>();
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setTcpNoDelay(true);
            var in = new Answers(socket.getInputStream(), MAX_LENGTH);
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
        var from = people.get(number % people.size());
        var to = people.get((number * 7 + 1) % people.size());
        var body =
                "{\"userId\":\"%s\",\"content\":\"no. %d\",\"clientMessageId\":\"c%d\"}"
                        .formatted(
                                from.equals(to)
                                        ? people.get((number + 1) % people.size()).id()
                                        : to.id(),
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

    private long withoutFrame(List<Answered> answered) {
        return answered.stream()
                .filter(one -> one.status() == 201)
                .filter(one -> !framesAt.containsKey(one.number()))
                .count();
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
                        .mapToLong(
                                one ->
                                        Math.max(
                                                0,
                                                framesAt.getOrDefault(one.number(), one.at())
                                                        - one.at())));
        System.out.printf("  %d have no frame%n", withoutFrame(answered));
    }

    static void times(String what, LongStream nanos) {
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
}
