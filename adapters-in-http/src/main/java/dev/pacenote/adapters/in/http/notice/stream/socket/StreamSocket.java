package dev.pacenote.adapters.in.http.notice.stream.socket;

import dev.pacenote.adapters.in.http.notice.stream.dialogue.PresenceSubscription;
import dev.pacenote.adapters.in.http.notice.stream.dialogue.ReadPosition;
import dev.pacenote.adapters.in.http.notice.stream.dialogue.SocketDialogue;
import dev.pacenote.application.notice.stream.access.StreamAccess;
import dev.pacenote.application.platform.OverloadedException;
import dev.pacenote.application.platform.StoreUnavailableException;
import dev.pacenote.application.platform.WithoutMessages;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.stream.CloseCode;
import dev.pacenote.domain.notice.stream.Connection;
import dev.pacenote.domain.notice.stream.SocketRules;
import dev.pacenote.domain.platform.limit.TokenBucket;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One open socket of the live stream: when it is closed, and what goes out of it. Whatever asks a
 * store happens step by step on another thread; what the network and the timer call waits for
 * nothing.
 */
final class StreamSocket implements SocketSender.Owner, SocketDialogue.Side {

    private static final Logger LOG = LoggerFactory.getLogger(StreamSocket.class);

    private final UUID id;
    private final SocketChannel channel;
    private final SocketRules rules;
    private final SocketServices services;
    private final SerialExecutor steps;
    private final SocketSender sender;
    private final SocketDialogue dialogue;
    private final SocketConnection connection;
    private final Acknowledgements acknowledgements;
    private final BoundedSteps frames;
    private final BoundedSteps hints;
    private final BoundedSteps saves;
    private final BoundedSteps handOns;
    private final PresenceSubscription presence;
    private final long openedAt;

    private volatile StreamAccess access;
    private volatile long lastSign;
    private volatile boolean greeted;
    private volatile boolean ended;
    private int malformed;
    private TokenBucket allowance;

    /** Why we closed it; empty while we have not. */
    private volatile Optional<CloseCode> closed = Optional.empty();

    /** Frames of the client. */
    private final AtomicInteger heard = new AtomicInteger();

    StreamSocket(
            UUID id,
            StreamAccess access,
            SocketChannel channel,
            SocketRules rules,
            SocketServices services,
            long nowNanos) {
        this.id = id;
        this.access = access;
        this.channel = channel;
        this.rules = rules;
        this.services = services;
        this.steps = new SerialExecutor(services.steps());
        this.frames = new BoundedSteps(steps, rules.burst());
        this.hints = new BoundedSteps(this::step, SocketRules.MAX_WAITING / 2);
        this.saves = new BoundedSteps(this::step, 1);
        this.handOns = new BoundedSteps(this::step, 1);
        this.sender = new SocketSender(access.account(), channel, services, this);
        this.connection = new SocketConnection(services.connections(), rules.silence());
        this.acknowledgements =
                new Acknowledgements(
                        access.account(),
                        services.acknowledged(),
                        () -> services.streams().head(access.account()).end().seq(),
                        nowNanos);
        this.openedAt = nowNanos;
        this.lastSign = nowNanos;
        this.allowance = TokenBucket.full(rules.framesPerSecond(), rules.burst(), nowNanos);
        this.presence = new PresenceSubscription(access.account(), this::hint);
        this.dialogue = new SocketDialogue(this, services.dialogue());
    }

    UUID id() {
        return id;
    }

    StreamAccess access() {
        return access;
    }

    @Override
    public AccountId account() {
        return access.account();
    }

    @Override
    public boolean isGreeted() {
        return greeted;
    }

    /** When the client last said something. */
    long lastSign() {
        return lastSign;
    }

    /** A frame of the client has come. The network calls this, one frame after the other. */
    void receive(String text, long nowNanos) {
        if (ended) {
            return;
        }
        heard.incrementAndGet();
        services.figures().received();
        lastSign = nowNanos;
        var next = allowance.take(nowNanos);
        if (next.isEmpty()) {
            end(CloseCode.TOO_MANY_FRAMES);
            return;
        }
        allowance = next.get();
        if (!frames.offer(() -> hear(text, nowNanos))) {
            end(CloseCode.TOO_MANY_FRAMES);
        }
    }

    /** Of what comes to its turn after the end only counts what the client has. */
    private void hear(String text, long nowNanos) {
        if (!ended) {
            attempt(() -> dialogue.hear(text, nowNanos));
        } else if (!isAccessOver()) {
            unlessAway(
                    () -> {
                        if (services.open().isSessionOpen(access)) {
                            SocketDialogue.acknowledged(text).ifPresent(acknowledgements::note);
                        }
                    });
        }
    }

    /** The stream has grown up to that number. */
    @Override
    public void grown(long seq) {
        if (!ended) {
            sender.grown(seq);
        }
    }

    /** Ends what is over, and goes on with what did not work a moment ago. */
    void tick(long nowNanos) {
        if (ended) {
            return;
        }
        var notGreeted =
                greeted ? Optional.<Duration>empty() : Optional.of(since(openedAt, nowNanos));
        rules.end(since(lastSign, nowNanos), notGreeted)
                .ifPresentOrElse(
                        this::end,
                        () -> {
                            if (isAccessOver()) {
                                end(CloseCode.ACCESS_OVER);
                            }
                        });
        if (acknowledgements.isDue(nowNanos)) {
            var _ = handOns.offer(() -> acknowledgements.handOn(nowNanos));
        }
        if (connection.isUnsaved()) {
            var _ = saves.offer(connection::save);
        }
        sender.resume();
    }

    private boolean isAccessOver() {
        return SocketRules.isAccessOver(access.endsAt(), services.clock().instant());
    }

    private static Duration since(long before, long nowNanos) {
        return Duration.ofNanos(nowNanos - before);
    }

    @Override
    public boolean isAllowed() {
        if (!ended && isAccessOver()) {
            end(CloseCode.ACCESS_OVER);
        } else if (!ended && !services.open().isSessionOpen(access)) {
            end(CloseCode.REVOKED);
        }
        return !ended;
    }

    @Override
    public boolean hasEnded() {
        return ended;
    }

    @Override
    public void step(Runnable work) {
        steps.execute(() -> attempt(work));
    }

    private void attempt(Runnable work) {
        if (ended) {
            return;
        }
        try {
            work.run();
        } catch (StoreUnavailableException | OverloadedException e) {
            // The next tick tries again. Who was not greeted yet may have more luck elsewhere.
            if (!greeted) {
                end(CloseCode.TOO_SLOW);
            }
        } catch (RuntimeException | Error e) {
            // A socket that stays open half done would outlive its session.
            LOG.error("a step of socket {} failed", id, new WithoutMessages(e));
            end(CloseCode.FAULT);
        }
    }

    /** Answers the hello, and goes on from the position with what the client missed. */
    @Override
    public void greet(ReadPosition position) {
        services.figures().resumed(position);
        send(position.hello(id.toString(), access, rules));
        greeted = true;
        sender.start(position.end(), position.missed());
        sender.resume();
        connection.open(
                Connection.opened(id, account(), services.clock().instant(), rules.silence()));
        connection.save();
    }

    @Override
    public void send(Map<String, ?> members) {
        sender.send(members);
    }

    /** The client showed another proof. */
    @Override
    public void renew(StreamAccess next) {
        access = next;
    }

    @Override
    public void acknowledge(long seq, long nowNanos) {
        acknowledgements.add(seq, nowNanos);
    }

    @Override
    public void idle(boolean idle) {
        connection.idle(idle, services.clock().instant());
        connection.save();
    }

    @Override
    public boolean watch(Set<AccountId> people) {
        return presence.add(people);
    }

    @Override
    public void showPresence(Set<AccountId> people) {
        services.presence().begin(presence, people);
    }

    @Override
    public void unwatch(Set<AccountId> people) {
        presence.remove(people);
        services.presence().end(presence, people);
    }

    @Override
    public int countMalformed() {
        malformed++;
        return malformed;
    }

    /**
     * Sends a frame that may get lost. Waits for the store.
     *
     * @return whether it goes out
     */
    boolean hint(Map<String, Object> members) {
        return greeted && isAllowed() && sender.offer(members);
    }

    /** The same when its turn comes, unless so many wait already. Waits for nothing. */
    void hintSoon(Map<String, Object> members) {
        var _ = hints.offer(() -> hint(members));
    }

    /**
     * What other servers have not heard of it.
     *
     * @param now the same moment as {@code nowNanos}
     */
    Optional<Connection> heard(Instant now, long nowNanos) {
        return ended ? Optional.empty() : connection.heard(now.minusNanos(nowNanos - lastSign));
    }

    /**
     * Says that this server stops, and how long to wait before opening another socket. Until then
     * this one stays what it is.
     */
    void leave(Duration wait) {
        sender.send(Map.of("type", "reconnect", "afterSec", wait.toSeconds()));
    }

    /** Says why, and closes the socket. */
    @Override
    public synchronized void end(CloseCode code) {
        if (ended) {
            return;
        }
        ended = true;
        closed = Optional.of(code);
        var _ = channel.send("{\"type\":\"bye\",\"code\":" + code.code() + "}");
        channel.close(code.code(), code.reason());
    }

    /** The network connection is gone. */
    void gone() {
        ended = true;
        var code = closed.map(why -> Integer.toString(why.code())).orElse("client");
        services.figures().closed(code);
        var open = Duration.ofNanos(System.nanoTime() - openedAt);
        LOG.atInfo()
                .addKeyValue("action", "disconnect")
                .addKeyValue("connectionId", id)
                .addKeyValue("userId", account())
                .addKeyValue("status", code)
                .addKeyValue("duration", open.toMillis())
                .addKeyValue("frames", heard.get())
                .log(
                        "disconnect: socket {} of account {}, {}, after {} s and {} frames",
                        id,
                        account(),
                        closed.map(why -> code + " " + why.reason()).orElse("closed by its client"),
                        open.toSeconds(),
                        heard.get());
        steps.execute(
                () -> {
                    services.presence().end(presence, presence.people());
                    // It expires by itself.
                    unlessAway(connection::close);
                    unlessAway(() -> acknowledgements.handOnRest(System.nanoTime()));
                });
    }

    private void unlessAway(Runnable work) {
        try {
            work.run();
        } catch (StoreUnavailableException | OverloadedException e) {
            LOG.debug("the store did not hear that socket {} is gone", id, e);
        }
    }
}
