package dev.pacenote.adapters.in.http.notice.stream.socket;

import dev.pacenote.adapters.in.http.notice.stream.LiveStreamConfiguration;
import dev.pacenote.adapters.in.http.notice.stream.frame.PresenceFrames;
import dev.pacenote.application.notice.stream.access.OpenStream;
import dev.pacenote.application.notice.stream.socket.Signal;
import dev.pacenote.application.notice.stream.socket.StreamListener;
import dev.pacenote.application.notice.stream.socket.TrackConnections;
import dev.pacenote.application.platform.StoreUnavailableException;
import dev.pacenote.application.platform.WithoutMessages;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.stream.CloseCode;
import dev.pacenote.domain.notice.stream.SocketRules;
import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The open sockets of this process. */
@Singleton
@Requires(property = "pacenote.assembly", value = "server")
public final class StreamSockets implements StreamListener {

    private static final Logger LOG = LoggerFactory.getLogger(StreamSockets.class);

    /** Whoever loses a socket because a server stops opens another one within that. */
    private static final Duration MAX_WAIT = Duration.ofSeconds(5);

    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    /** Of so many sockets it is asked at once whether their sessions are open. */
    private static final int AT_ONCE = 1_000;

    private final SocketRules rules;
    private final OpenStream open;
    private final PresenceWatch presence;
    private final BoundedSteps sessionChecks;
    private final BoundedSteps asked;
    private final BoundedSteps looksAtAll;
    private final BoundedSteps looksAtChanged;

    /** Who may look different to those who watch them. */
    private final Set<AccountId> changed = ConcurrentHashMap.newKeySet();

    private final CrowdedAccounts crowded = new CrowdedAccounts();

    private final Map<AccountId, Set<StreamSocket>> sockets = new ConcurrentHashMap<>();
    private volatile boolean cut;
    private volatile boolean leaving;

    StreamSockets(
            LiveStreamConfiguration configuration,
            OpenStream open,
            PresenceWatch presence,
            @Named(TaskExecutors.BLOCKING) Executor steps) {
        this.rules = configuration.rules();
        this.open = open;
        this.presence = presence;
        this.sessionChecks = new BoundedSteps(new SerialExecutor(steps), 1);
        this.asked = new BoundedSteps(new SerialExecutor(steps), 1);
        var looks = new SerialExecutor(steps);
        this.looksAtAll = new BoundedSteps(looks, 1);
        this.looksAtChanged = new BoundedSteps(looks, 1);
    }

    SocketRules rules() {
        return rules;
    }

    /**
     * Takes a socket in; of too many of an account here the least recently active one is closed, at
     * once. Whether there are too many at all servers is looked at with the next report.
     */
    void add(StreamSocket socket) {
        var tooMany = new ArrayList<StreamSocket>();
        sockets.compute(
                socket.account(),
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
        if (leaving) {
            // It was let in a moment before this server began to stop.
            socket.end(CloseCode.LEAVING);
        } else if (cut) {
            socket.end(CloseCode.FAULT);
        }
    }

    /**
     * Closes all sockets, and from now on each as soon as it is open; or lets them be again. For
     * the sandbox, where one can see what a page does without them.
     */
    public void cut(boolean on) {
        cut = on;
        if (on) {
            forEach(socket -> socket.end(CloseCode.FAULT));
        }
    }

    public boolean isCut() {
        return cut;
    }

    /** How many are open in this process. */
    public int open() {
        return all().size();
    }

    /** Forgets a socket that is closed; a second time is no error. */
    void remove(StreamSocket socket) {
        sockets.computeIfPresent(
                socket.account(),
                (_, own) -> {
                    own.remove(socket);
                    return own.isEmpty() ? null : own;
                });
    }

    List<StreamSocket> all() {
        return sockets.values().stream().flatMap(Collection::stream).toList();
    }

    @Override
    public void grown(AccountId account, long seq) {
        of(account).forEach(socket -> socket.grown(seq));
    }

    private Set<StreamSocket> of(AccountId account) {
        return sockets.getOrDefault(account, Set.of());
    }

    @Override
    public void heard(Signal signal) {
        switch (signal) {
            case Signal.Typing(var to, var from) ->
                    of(to).forEach(socket -> socket.hintSoon(PresenceFrames.typing(from)));
            case Signal.Hint hint ->
                    of(hint.to()).forEach(socket -> socket.hintSoon(PresenceFrames.hint(hint)));
            case Signal.PresenceChanged(var account) -> {
                if (sockets.containsKey(account)) {
                    crowded.suspect(account);
                }
                if (presence.isWatched(account)) {
                    changed.add(account);
                    inBackground(looksAtChanged, this::lookAtChanged);
                }
            }
        }
    }

    private void lookAtChanged() {
        var some = new ArrayList<AccountId>();
        for (var each = changed.iterator(); each.hasNext(); ) {
            some.add(each.next());
            each.remove();
        }
        presence.changed(some);
    }

    /**
     * Of accounts that have too many sockets at all servers together, closes those that are here
     * and were least recently active. Waits for the store.
     */
    void closeTooMany(TrackConnections connections) {
        for (var one : crowded.tooMany(connections, rules)) {
            of(one.account()).stream()
                    .filter(socket -> socket.id().equals(one.id()))
                    .forEach(socket -> socket.end(CloseCode.TOO_MANY_SOCKETS));
        }
    }

    /**
     * Does something that waits for the store and is done again soon anyway; once only, if it is
     * asked for while it waits for its turn.
     */
    private static void inBackground(BoundedSteps turn, Runnable work) {
        var _ =
                turn.offer(
                        () -> {
                            try {
                                work.run();
                            } catch (StoreUnavailableException e) {
                                LOG.debug("the store could not be asked", e);
                            } catch (RuntimeException e) {
                                LOG.warn("the store could not be asked", new WithoutMessages(e));
                            }
                        });
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

    /** Closes the sockets of sessions that are over; of each session it is asked once. */
    @Scheduled(fixedDelay = "2s")
    void checkSessions() {
        inBackground(sessionChecks, this::checkAllSessions);
    }

    private void checkAllSessions() {
        var all = all();
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            var some = all.subList(from, Math.min(from + AT_ONCE, all.size()));
            var over = open.over(some.stream().map(StreamSocket::access).toList());
            some.stream()
                    .filter(socket -> over.contains(socket.access()))
                    .forEach(socket -> socket.end(CloseCode.REVOKED));
        }
    }

    /** Makes up for what was missed about people of whom clients want to know. */
    @Scheduled(fixedDelay = "10s")
    void refreshPresence() {
        inBackground(looksAtAll, presence::refresh);
    }

    /**
     * Tells every client that this server stops, each to come back at another moment, and then
     * closes all sockets: as soon as every client has opened another one elsewhere and left, or
     * when that time is over.
     */
    public void leave(Duration patience) {
        leaving = true;
        var accounts = all().stream().map(StreamSocket::account).toList();
        // Beside the frames: a store that is away keeps nobody waiting.
        inBackground(asked, () -> open.asked(accounts));
        forEach(
                socket ->
                        socket.leave(
                                Duration.ofSeconds(
                                        ThreadLocalRandom.current()
                                                .nextLong(MAX_WAIT.toSeconds() + 1))));
        awaitNone(patience);
        forEach(socket -> socket.end(CloseCode.LEAVING));
    }

    private void awaitNone(Duration patience) {
        long begin = System.nanoTime();
        try {
            while (!sockets.isEmpty() && System.nanoTime() - begin < patience.toNanos()) {
                Thread.sleep(LOOK_AGAIN);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void forEach(Consumer<StreamSocket> work) {
        sockets.values().forEach(own -> own.forEach(work));
    }
}
