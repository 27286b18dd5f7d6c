package dev.pacenote.adapters.in.http.notice.stream;

import dev.pacenote.application.notice.stream.StreamListener;
import dev.pacenote.domain.identity.account.AccountId;
import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/** The open sockets of this process. */
@Singleton
@Requires(property = "pacenote.assembly", value = "server")
public final class StreamSockets implements StreamListener {

    /** Whoever loses a socket because a server stops opens another one within that. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final SocketRules rules;
    private final Map<AccountId, Set<StreamSocket>> sockets = new ConcurrentHashMap<>();

    StreamSockets(LiveStreamConfiguration configuration) {
        this.rules = configuration.rules();
    }

    SocketRules rules() {
        return rules;
    }

    /** Takes a socket in; of too many of an account the least recently active one is closed. */
    void add(StreamSocket socket) {
        var tooMany = new ArrayList<StreamSocket>();
        sockets.compute(
                socket.access().account(),
                (_, present) -> {
                    var own =
                            present == null ? ConcurrentHashMap.<StreamSocket>newKeySet() : present;
                    while (own.size() >= rules.socketsPerAccount()) {
                        var oldest =
                                Collections.min(
                                        own, Comparator.comparingLong(StreamSocket::lastSign));
                        own.remove(oldest);
                        tooMany.add(oldest);
                    }
                    own.add(socket);
                    return own;
                });
        tooMany.forEach(oldest -> oldest.end(CloseCode.TOO_MANY_SOCKETS));
    }

    /** Forgets a socket that is closed; a second time is no error. */
    void remove(StreamSocket socket) {
        sockets.computeIfPresent(
                socket.access().account(),
                (_, own) -> {
                    own.remove(socket);
                    return own.isEmpty() ? null : own;
                });
    }

    @Override
    public void grown(AccountId account, long seq) {
        sockets.getOrDefault(account, Set.of()).forEach(socket -> socket.grown(seq));
    }

    @Override
    public Set<AccountId> listening() {
        return Set.copyOf(sockets.keySet());
    }

    @Scheduled(fixedDelay = "1s")
    void tick() {
        long now = System.nanoTime();
        forEach(socket -> socket.tick(now));
    }

    /** Tells every client that this server stops, each to come back at another moment. */
    public void leave() {
        forEach(
                socket ->
                        socket.leave(
                                Duration.ofSeconds(
                                        ThreadLocalRandom.current()
                                                .nextLong(LONGEST_WAIT.toSeconds() + 1))));
    }

    private void forEach(Consumer<StreamSocket> work) {
        sockets.values().forEach(own -> own.forEach(work));
    }
}
