package dev.pacenote.adapters.in.http.notice.stream.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pacenote.adapters.in.http.notice.stream.LiveStreamConfiguration;
import dev.pacenote.adapters.in.http.notice.stream.socket.SocketWorld;
import dev.pacenote.application.notice.stream.access.StreamAccess;
import dev.pacenote.application.notice.stream.presence.VisiblePresence;
import dev.pacenote.application.notice.stream.socket.InMemoryGatewaySockets;
import dev.pacenote.application.notice.stream.socket.SocketGateway;
import dev.pacenote.domain.notice.stream.GatewaySocket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Sockets at a gateway that tests play, on the stores of a {@link SocketWorld}. */
final class GatewayWorld implements SocketGateway {

    private static final ObjectMapper JSON = new ObjectMapper();

    final SocketWorld world = new SocketWorld();
    final InMemoryGatewaySockets sockets = new InMemoryGatewaySockets(world.tables);
    final Set<String> gone = new HashSet<>();
    final Set<String> failing = new HashSet<>();

    /** How many more frames are refused to a socket because its client reads nothing. */
    final Map<String, Integer> full = new HashMap<>();

    final List<String> closed = new ArrayList<>();
    final GatewayServices services;
    final GatewayOutlet outlet;
    final GatewayStream stream;
    final GatewayPush push;
    final GatewaySweep sweep;
    private final Map<String, Queue<JsonNode>> frames = new ConcurrentHashMap<>();
    private int opened;
    private @Nullable Runnable beforePost;

    GatewayWorld() {
        var server = world.services;
        services =
                new GatewayServices(
                        sockets,
                        world.open,
                        server.read(),
                        server.streams(),
                        server.frames(),
                        world.actions,
                        server.acknowledged(),
                        new VisiblePresence(
                                world.presences,
                                List.of(
                                        sights ->
                                                sights.stream()
                                                        .filter(
                                                                sight ->
                                                                        !world.hidden.contains(
                                                                                sight.seen()))
                                                        .collect(Collectors.toSet()))),
                        world.signals::add,
                        server.tokens(),
                        () -> world.now);
        outlet = new GatewayOutlet(services, this);
        var settings = new LiveStreamConfiguration(10, 3, 240, 20, 30, 30);
        stream = new GatewayStream(services, outlet, settings);
        push = new GatewayPush(services, outlet);
        sweep = new GatewaySweep(services, outlet, settings);
    }

    /** What happens once, just before the next frame is posted. */
    void beforeNextPost(Runnable what) {
        beforePost = what;
    }

    @Override
    public synchronized Posted post(String socket, String frame) {
        var before = beforePost;
        beforePost = null;
        if (before != null) {
            before.run();
        }
        if (failing.contains(socket)) {
            return Posted.FAILED;
        }
        if (gone.contains(socket) || closed.contains(socket)) {
            return Posted.GONE;
        }
        if (full.merge(socket, -1, Integer::sum) >= 0) {
            return Posted.FULL;
        }
        frames(socket).add(json(frame));
        return Posted.SENT;
    }

    @Override
    public synchronized void close(String socket) {
        closed.add(socket);
    }

    @Override
    public boolean answers() {
        return true;
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }

    /** What the client of a socket got and has not looked at. */
    Queue<JsonNode> frames(String socket) {
        return frames.computeIfAbsent(socket, _ -> new ConcurrentLinkedQueue<>());
    }

    JsonNode next(String socket, String type) {
        var frame = frames(socket).poll();
        if (frame == null || !frame.path("type").asText().equals(type)) {
            throw new AssertionError("expected " + type + ", came " + frame);
        }
        return frame;
    }

    String open() {
        return open(world.access());
    }

    String open(StreamAccess access) {
        opened++;
        var id = "L0SM" + opened + "hcCIhw=";
        stream.opened(id, access);
        return id;
    }

    String greeted() {
        var id = open();
        says(id, "{'action':'hello'}");
        next(id, "hello");
        return id;
    }

    void says(String id, String frame) {
        stream.received(id, frame.replace('\'', '"'));
    }

    GatewaySocket socket(String id) {
        return sockets.find(id).orElseThrow();
    }
}
