package dev.pacenote.adapters.in.http.notice.stream.socket;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pacenote.adapters.in.http.notice.stream.LiveStreamConfiguration;
import dev.pacenote.adapters.in.http.notice.stream.frame.ClientAction;
import dev.pacenote.adapters.in.http.notice.stream.frame.EventRenderer;
import dev.pacenote.adapters.in.http.notice.stream.frame.StreamFrames;
import dev.pacenote.adapters.out.memory.identity.session.InMemorySessions;
import dev.pacenote.application.identity.account.InMemoryAccounts;
import dev.pacenote.application.identity.session.Sessions;
import dev.pacenote.application.notice.stream.InMemoryStreams;
import dev.pacenote.application.notice.stream.ReadStream;
import dev.pacenote.application.notice.stream.ShownCounts;
import dev.pacenote.application.notice.stream.Streams;
import dev.pacenote.application.notice.stream.access.InMemoryStreamTickets;
import dev.pacenote.application.notice.stream.access.OpenStream;
import dev.pacenote.application.notice.stream.access.StreamAccess;
import dev.pacenote.application.notice.stream.access.StreamLimits;
import dev.pacenote.application.notice.stream.presence.ShowPresence;
import dev.pacenote.application.notice.stream.socket.Connections;
import dev.pacenote.application.notice.stream.socket.InMemoryConnections;
import dev.pacenote.application.notice.stream.socket.Signal;
import dev.pacenote.application.notice.stream.socket.TrackConnections;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.StoreUnavailableException;
import dev.pacenote.application.platform.Tables;
import dev.pacenote.application.platform.limit.InMemoryRateLimiter;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.session.BearerSession;
import dev.pacenote.domain.identity.session.Session;
import dev.pacenote.domain.identity.session.SessionId;
import dev.pacenote.domain.notice.StoredFacts;
import dev.pacenote.domain.notice.stream.EventType;
import dev.pacenote.domain.notice.stream.Presence.State;
import dev.pacenote.domain.notice.stream.SocketRules;
import dev.pacenote.domain.notice.stream.StreamEvent;
import dev.pacenote.domain.notice.stream.StreamPosition;
import dev.pacenote.domain.notice.stream.UnreadCounts;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** Sockets on stores in memory, in a time that only tests let pass. */
public final class SocketWorld {

    public static final EventType SHOWN = new EventType("sample.shown");
    static final EventType UNKNOWN = new EventType("sample.unknown");
    public static final SocketRules RULES = new SocketRules(Duration.ofSeconds(30), 3, 20);

    private static final ObjectMapper JSON = new ObjectMapper();

    public final AccountId fox;

    /** Somebody else. */
    public final AccountId other;

    public Instant now = Samples.NOON;
    long nanos = 1;
    public boolean storeAway;

    /** All threads wait for the store. */
    boolean busy;

    private final List<Runnable> held = new ArrayList<>();

    /** How often the store was asked for events, and for connections. */
    int eventsAsked;

    int connectionsAsked;
    boolean connectionsAway;
    final InMemoryStreams streams = new InMemoryStreams(() -> now);
    final InMemoryStreamTickets tickets = new InMemoryStreamTickets();
    public final Sessions sessions = new InMemorySessions();
    public final List<ClientAction> actions = new ArrayList<>();
    public final List<Long> acknowledged = new ArrayList<>();
    public final List<Signal> signals = new ArrayList<>();
    public final Tables tables = new Tables();
    final InMemoryConnections connections;
    public final ShowPresence presences;
    public final PresenceWatch presence;
    public final Set<AccountId> hidden = new HashSet<>();
    public final OpenStream open;
    public final SocketServices services;
    final MeterRegistry meters = new SimpleMeterRegistry();
    String text = "short";

    /** Nothing is left of what events are about. */
    public boolean gone;

    public SocketWorld() {
        connections = new InMemoryConnections(tables);
        presences = new ShowPresence(connections, () -> now);
        presence =
                new PresenceWatch(
                        presences,
                        List.of(
                                sights ->
                                        sights.stream()
                                                .filter(sight -> !hidden.contains(sight.seen()))
                                                .collect(Collectors.toSet())));
        fox = Samples.account(new InMemoryAccounts(tables)).id();
        other = Samples.account(new InMemoryAccounts(tables)).id();
        open =
                new OpenStream(
                        sessions,
                        tickets,
                        new InMemoryRateLimiter(),
                        StreamLimits.perMinute(30, 30),
                        () -> now);
        Streams answering = new Failing();
        services =
                new SocketServices(
                        open,
                        new ReadStream(answering, ShownCounts.ALL),
                        answering,
                        new StreamFrames(List.of(new Renderer())),
                        actions,
                        List.of((_, seq) -> acknowledged.add(seq)),
                        track(),
                        presence,
                        token -> token.equals("good") ? Optional.of(access()) : Optional.empty(),
                        new SocketFigures(meters),
                        () -> now,
                        this::runOrHold);
        session = loggedIn(fox);
    }

    private void runOrHold(Runnable step) {
        if (busy) {
            held.add(step);
        } else {
            step.run();
        }
    }

    /** The store answers at last. */
    void goOn() {
        busy = false;
        List.copyOf(held).forEach(Runnable::run);
        held.clear();
    }

    private final class Failing implements Streams {
        @Override
        public Head head(AccountId account) {
            checkStore();
            return streams.head(account);
        }

        @Override
        public List<StreamEvent> after(AccountId account, long seq, int limit) {
            eventsAsked++;
            checkStore();
            return streams.after(account, seq, limit);
        }

        private void checkStore() {
            if (storeAway) {
                throw new StoreUnavailableException(new IOException("cut off"));
            }
        }
    }

    private final class Renderer implements EventRenderer {
        @Override
        public Set<EventType> types() {
            return Set.of(SHOWN);
        }

        @Override
        public List<Map<String, Object>> render(AccountId reader, List<StreamEvent> events) {
            return events.stream()
                    .map(
                            event ->
                                    gone
                                            ? Map.<String, Object>of()
                                            : Map.<String, Object>of(
                                                    "to",
                                                    reader.toString(),
                                                    "thing",
                                                    event.references().get("thing"),
                                                    "text",
                                                    text,
                                                    // An event keeps its own.
                                                    "type",
                                                    "thing"))
                    .toList();
        }
    }

    private final BearerSession session;

    public BearerSession loggedIn(AccountId account) {
        var opened =
                BearerSession.start(
                        new SessionId(UUID.randomUUID()),
                        account,
                        UUID.randomUUID(),
                        now,
                        new Session.ClientInfo("Firefox", "203.0.113.9"));
        sessions.add(opened);
        return opened;
    }

    public SessionId sessionId() {
        return session.id();
    }

    /** For a quarter of an hour from now. */
    public StreamAccess access() {
        return new StreamAccess(fox, sessionId(), now.plus(Duration.ofMinutes(15)));
    }

    public void pass(Duration time) {
        now = now.plus(time);
        nanos += time.toNanos();
    }

    public long append(EventType type) {
        long seq = streams.head(fox).end().seq() + 1;
        streams.append(
                fox,
                new StreamEvent(
                        seq,
                        type,
                        now,
                        new UnreadCounts((int) seq, 2, 1),
                        StoredFacts.builder().with("thing", "t" + seq).build()));
        return seq;
    }

    public StreamPosition end() {
        return streams.head(fox).end();
    }

    TrackConnections track() {
        return new TrackConnections(failingConnections(), signals::add, () -> now);
    }

    /** They are away when the test says so. */
    private Connections failingConnections() {
        return (Connections)
                Proxy.newProxyInstance(
                        Connections.class.getClassLoader(),
                        new Class<?>[] {Connections.class},
                        (_, method, arguments) -> {
                            connectionsAsked++;
                            if (connectionsAway) {
                                throw new StoreUnavailableException(new IOException("cut off"));
                            }
                            return method.invoke(connections, arguments);
                        });
    }

    public State presenceOf(AccountId account) {
        return presences.of(account).state();
    }

    /** Lets other servers know that a socket lives, as its own server does again and again. */
    void report(StreamSocket socket) {
        track().heard(socket.heard(now, nanos).stream().toList());
    }

    public StreamSockets sockets() {
        return new StreamSockets(
                new LiveStreamConfiguration(10, 3, 30, 20, 30, 30), open, presence, Runnable::run);
    }

    /** Opens sockets until one is refused. */
    public int connects() {
        int admitted = 0;
        while (open.bySession(access()) instanceof OpenStream.Result.Admitted) {
            admitted++;
        }
        return admitted;
    }

    Client client() {
        return new Client(access());
    }

    /** A client of somebody else. */
    Client othersClient() {
        return new Client(
                new StreamAccess(other, loggedIn(other).id(), now.plus(Duration.ofMinutes(15))));
    }

    /** The other end of a socket. */
    final class Client implements SocketChannel {

        final StreamSocket socket;
        final Deque<JsonNode> frames = new ArrayDeque<>();
        final List<Integer> sizes = new ArrayList<>();
        final Deque<CompletableFuture<Void>> untaken = new ArrayDeque<>();
        boolean reads = true;
        Optional<Integer> closed = Optional.empty();

        Client(StreamAccess access) {
            socket = new StreamSocket(UUID.randomUUID(), access, this, RULES, services, nanos);
        }

        @Override
        public CompletableFuture<?> send(String sent) {
            if (closed.isPresent()) {
                throw new AssertionError("sent after the close: " + sent);
            }
            frames.add(json(sent));
            sizes.add(sent.length());
            if (reads) {
                return CompletableFuture.completedFuture(null);
            }
            untaken.add(new CompletableFuture<>());
            return untaken.getLast();
        }

        @Override
        public void close(int code, String reason) {
            closed = Optional.of(code);
        }

        Client says(String frame) {
            socket.receive(frame.replace('\'', '"'), nanos);
            return this;
        }

        /** Says hello without a position. */
        Client greeted() {
            says("{'action':'hello'}");
            next("hello");
            return this;
        }

        void grown() {
            socket.grown(end().seq());
        }

        void tick() {
            socket.tick(nanos);
        }

        JsonNode next(String type) {
            var frame = frames.poll();
            if (frame == null || !frame.path("type").asText().equals(type)) {
                throw new AssertionError("expected " + type + ", came " + frame);
            }
            return frame;
        }
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }
}
