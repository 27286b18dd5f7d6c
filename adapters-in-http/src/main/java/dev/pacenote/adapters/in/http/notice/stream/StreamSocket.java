package dev.pacenote.adapters.in.http.notice.stream;

import dev.pacenote.adapters.in.http.platform.Times;
import dev.pacenote.application.notice.stream.StreamAccess;
import dev.pacenote.application.platform.StoreUnavailableException;
import dev.pacenote.domain.notice.stream.StreamTicket;
import dev.pacenote.domain.platform.limit.TokenBucket;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One open socket of the live stream: what its client says, and when it is closed. Whatever asks a
 * store happens step by step on another thread; what the network and the timer call waits for
 * nothing.
 */
final class StreamSocket implements SocketSender.Owner {

    private static final Logger LOG = LoggerFactory.getLogger(StreamSocket.class);

    private final String id;
    private final SocketChannel channel;
    private final SocketRules rules;
    private final SocketServices services;
    private final SerialExecutor steps;
    private final SocketSender sender;
    private final long openedAt;

    private volatile StreamAccess access;
    private volatile long lastSign;
    private volatile long lastCheck;
    private volatile boolean greeted;
    private volatile boolean ended;
    private TokenBucket allowance;
    private int malformed;

    StreamSocket(
            String id,
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
        this.sender = new SocketSender(access.account(), channel, services, this);
        this.openedAt = nowNanos;
        this.lastSign = nowNanos;
        this.lastCheck = nowNanos;
        this.allowance =
                TokenBucket.full(rules.framesPerSecond(), 2 * rules.framesPerSecond(), nowNanos);
    }

    StreamAccess access() {
        return access;
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
        step(() -> handle(text));
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
        } else if (nowNanos - lastCheck >= SocketRules.SESSION_CHECK.toNanos()) {
            lastCheck = nowNanos;
            step(this::checkSession);
        }
        sender.resume();
    }

    private boolean isAccessOver() {
        return !services.clock().instant().isBefore(access.endsAt().plus(SocketRules.RENEWAL));
    }

    private void checkSession() {
        if (!services.open().isSessionOpen(access)) {
            end(CloseCode.REVOKED);
        }
    }

    @Override
    public boolean isAllowed() {
        if (!ended && isAccessOver()) {
            end(CloseCode.ACCESS_OVER);
        } else if (!ended) {
            checkSession();
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
        } catch (StoreUnavailableException e) {
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

    private void handle(String text) {
        ClientFrame.read(text).ifPresentOrElse(this::handle, this::complain);
    }

    private void complain() {
        malformed++;
        if (malformed == SocketRules.MALFORMED) {
            end(CloseCode.MALFORMED);
        } else {
            error(Map.of(), "MALFORMED_FRAME", "A frame is a JSON object with an action.");
        }
    }

    private void handle(ClientFrame frame) {
        switch (frame.action()) {
            case "hello" -> hello(frame);
            case "ping" -> pong();
            case "auth" -> renew(frame);
            case "ack", "idle" -> {
                // A sign of life.
            }
            default ->
                    services.actions().stream()
                            .filter(action -> action.name().equals(frame.action()))
                            .findFirst()
                            .ifPresentOrElse(
                                    action -> perform(action, frame),
                                    () ->
                                            error(
                                                    answerTo(frame),
                                                    "UNKNOWN_ACTION",
                                                    "There is no such action."));
        }
    }

    private void hello(ClientFrame frame) {
        if (greeted) {
            error(answerTo(frame), "ALREADY_GREETED", "This socket has had its hello.");
        } else if (isAllowed()) {
            try {
                greet(new ReadPosition(services.read().resume(access.account(), frame.position())));
            } catch (IllegalArgumentException e) {
                error(answerTo(frame), "INVALID_INPUT", "epoch and lastSeq name a position.");
            }
        }
    }

    private void greet(ReadPosition position) {
        var members = new LinkedHashMap<String, Object>();
        members.put("type", "hello");
        members.put("connectionId", id);
        members.put("userId", access.account().toString());
        members.putAll(position.members());
        members.put("heartbeatSec", rules.heartbeat().toSeconds());
        members.put("silenceSec", rules.silence().toSeconds());
        members.put("authExpiresAt", Times.iso(access.endsAt()));
        sender.send(members);
        greeted = true;
        sender.start(position.end(), position.missed());
        sender.resume();
    }

    private void pong() {
        if (!isAllowed()) {
            return;
        }
        long seq = services.streams().head(access.account()).end().seq();
        sender.send(
                Map.of(
                        "type",
                        "pong",
                        "serverTime",
                        Times.iso(services.clock().instant()),
                        "seq",
                        seq));
        sender.grown(seq);
    }

    /** Another proof of the same person keeps the socket open; one of another person closes it. */
    private void renew(ClientFrame frame) {
        var proof =
                frame.text("token")
                        .flatMap(services.tokens()::read)
                        .or(
                                () ->
                                        frame.text("ticket")
                                                .map(StreamTicket.Secret::new)
                                                .flatMap(services.open()::redeem));
        if (proof.isEmpty()) {
            reply(frame, Optional.of("ACCESS_TOKEN_INVALID"));
        } else if (!proof.get().account().equals(access.account())) {
            end(CloseCode.REVOKED);
        } else {
            access = proof.get();
            reply(frame, Optional.empty());
        }
    }

    private void perform(ClientAction action, ClientFrame frame) {
        if (isAllowed()) {
            reply(frame, action.perform(access.account(), frame.members()));
        }
    }

    private static Map<String, Object> answerTo(ClientFrame frame) {
        var members = new LinkedHashMap<String, Object>();
        frame.id().ifPresent(id -> members.put("id", id));
        return members;
    }

    private void reply(ClientFrame frame, Optional<String> code) {
        var members = new LinkedHashMap<String, Object>();
        members.put("type", "reply");
        members.putAll(answerTo(frame));
        members.put("ok", code.isEmpty());
        code.ifPresent(why -> members.put("code", why));
        sender.send(members);
    }

    private void error(Map<String, Object> answered, String code, String message) {
        var members = new LinkedHashMap<String, Object>();
        members.put("type", "error");
        members.putAll(answered);
        members.put("code", code);
        members.put("message", message);
        sender.send(members);
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

    /** The connection is gone. */
    void gone() {
        ended = true;
    }
}
