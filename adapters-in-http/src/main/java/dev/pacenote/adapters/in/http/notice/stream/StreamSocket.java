package dev.pacenote.adapters.in.http.notice.stream;

import dev.pacenote.adapters.in.http.platform.Times;
import dev.pacenote.application.notice.stream.StreamAccess;
import dev.pacenote.application.platform.OverloadedException;
import dev.pacenote.application.platform.StoreUnavailableException;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.stream.Connection;
import dev.pacenote.domain.platform.limit.TokenBucket;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One open socket of the live stream: when it is closed, and what goes out of it. Whatever asks a
 * store happens step by step on another thread; what the network and the timer call waits for
 * nothing.
 */
final class StreamSocket implements SocketSender.Owner {

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
    private final long openedAt;

    private volatile StreamAccess access;
    private volatile long lastSign;
    private volatile boolean greeted;
    private volatile boolean ended;
    private TokenBucket allowance;

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
        this.frames = new BoundedSteps(this::step, rules.burst());
        this.hints = new BoundedSteps(this::step, SocketRules.MOST_WAITING / 2);
        this.saves = new BoundedSteps(this::step, 1);
        this.handOns = new BoundedSteps(this::step, 1);
        this.sender = new SocketSender(access.account(), channel, services, this);
        this.connection = new SocketConnection(services.connections(), rules.silence());
        this.acknowledgements =
                new Acknowledgements(access.account(), services.acknowledged(), nowNanos);
        this.openedAt = nowNanos;
        this.lastSign = nowNanos;
        this.allowance = TokenBucket.full(rules.framesPerSecond(), rules.burst(), nowNanos);
        this.dialogue = new SocketDialogue(this, sender, services);
    }

    StreamAccess access() {
        return access;
    }

    AccountId account() {
        return access.account();
    }

    boolean isGreeted() {
        return greeted;
    }

    SocketConnection connection() {
        return connection;
    }

    Acknowledgements acknowledgements() {
        return acknowledgements;
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
        lastSign = nowNanos;
        var next = allowance.take(nowNanos);
        if (next.isEmpty()) {
            end(CloseCode.TOO_MANY_FRAMES);
            return;
        }
        allowance = next.get();
        if (!frames.offer(() -> dialogue.hear(text, nowNanos))) {
            end(CloseCode.TOO_MANY_FRAMES);
        }
    }

    /** The stream has grown up to that number. */
    void grown(long seq) {
        if (!ended) {
            sender.grown(seq);
        }
    }

    /** Ends what is over, and goes on with what did not work a moment ago. */
    void tick(long nowNanos) {
        if (ended) {
            return;
        }
        boolean silent =
                nowNanos - lastSign >= rules.silence().toNanos()
                        || (!greeted && nowNanos - openedAt >= SocketRules.HELLO.toNanos());
        if (silent) {
            end(CloseCode.SILENT);
        } else if (isAccessOver()) {
            end(CloseCode.ACCESS_OVER);
        }
        if (acknowledgements.isDue(nowNanos)) {
            var _ = handOns.offer(() -> acknowledgements.handOn(nowNanos));
        }
        if (connection.isUnsaved()) {
            var _ = saves.offer(connection::save);
        }
        sender.resume();
    }

    private boolean isAccessOver() {
        return !services.clock().instant().isBefore(access.endsAt().plus(SocketRules.RENEWAL));
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
            LOG.error("a step of socket {} failed", id, e);
            end(CloseCode.FAULT);
        }
    }

    /** Answers the hello, and goes on from the position with what the client missed. */
    void greet(ReadPosition position) {
        var members = new LinkedHashMap<String, Object>();
        members.put("type", "hello");
        members.put("connectionId", id.toString());
        members.put("userId", account().toString());
        members.putAll(position.members());
        members.put("heartbeatSec", rules.heartbeat().toSeconds());
        members.put("silenceSec", rules.silence().toSeconds());
        members.put("authExpiresAt", Times.iso(access.endsAt()));
        sender.send(members);
        greeted = true;
        sender.start(position.end(), position.missed());
        sender.resume();
        connection.open(
                Connection.opened(id, account(), services.clock().instant(), rules.silence()));
        connection.save();
    }

    /** The client showed another proof. */
    void renew(StreamAccess next) {
        access = next;
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

    /** Says that this server stops, and how long to wait before opening another socket. */
    void leave(Duration wait) {
        sender.send(Map.of("type", "reconnect", "afterSec", wait.toSeconds()));
        end(CloseCode.LEAVING);
    }

    /** Says why, and closes the socket. */
    @Override
    public synchronized void end(CloseCode code) {
        if (ended) {
            return;
        }
        ended = true;
        LOG.debug("socket {} is closed: {} {}", id, code.code(), code.reason());
        var _ = channel.send("{\"type\":\"bye\",\"code\":" + code.code() + "}");
        channel.close(code.code(), code.reason());
    }

    /** The network connection is gone. */
    void gone() {
        ended = true;
        steps.execute(
                () -> {
                    dialogue.end();
                    try {
                        connection.close();
                    } catch (StoreUnavailableException e) {
                        LOG.debug("socket {} expires by itself", id, e);
                    }
                });
    }
}
