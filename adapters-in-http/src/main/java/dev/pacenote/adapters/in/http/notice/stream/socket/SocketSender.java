package dev.pacenote.adapters.in.http.notice.stream.socket;

import dev.pacenote.adapters.in.http.notice.stream.frame.StreamFrames;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.stream.CloseCode;
import dev.pacenote.domain.notice.stream.SocketRules;
import dev.pacenote.domain.notice.stream.StreamEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What goes out of one socket. It holds no events: it knows up to which number it has sent and up
 * to which there are some, and reads on from the store as fast as the client takes them. So events
 * come in order and none twice, however they were heard of.
 */
final class SocketSender {

    private static final int PAGE = 100;

    /** The socket that sends. */
    interface Owner {

        /** Whether an event may go to the client now; if not, the socket is closed. */
        boolean isAllowed();

        /** Does something that may wait for a store, after what was to be done before. */
        void step(Runnable work);

        void end(CloseCode code);

        boolean hasEnded();
    }

    private final AccountId account;
    private final SocketChannel channel;
    private final SocketServices services;
    private final Owner owner;

    /** One that waits sends all that there is by then. */
    private final BoundedSteps readings;

    /** The number of the newest event that was heard of. */
    private final AtomicLong target = new AtomicLong();

    /** Frames that have not left this process. */
    private final AtomicInteger unsent = new AtomicInteger();

    private final AtomicLong unsentBytes = new AtomicLong();

    private volatile boolean started;

    /** The number of the last event that was sent. */
    private volatile long sent;

    /** Up to there events are a replay, which waits for the client as long as it takes. */
    private volatile long replayEnd;

    private volatile boolean replaying;

    SocketSender(AccountId account, SocketChannel channel, SocketServices services, Owner owner) {
        this.account = account;
        this.channel = channel;
        this.services = services;
        this.owner = owner;
        this.readings = new BoundedSteps(owner::step, 1);
    }

    /** The stream has grown up to that number. */
    void grown(long seq) {
        if (target.getAndAccumulate(seq, Math::max) >= seq) {
            return;
        }
        if (waiting() > SocketRules.MAX_WAITING) {
            overflow();
        } else {
            var _ = readings.offer(this::sendEvents);
        }
    }

    private void overflow() {
        if (!owner.hasEnded()) {
            services.figures().overflowed();
        }
        owner.end(CloseCode.TOO_SLOW);
    }

    /** Frames that wait in this process; a replay is none of them. */
    private long waiting() {
        long live = started ? Math.max(0, target.get() - Math.max(sent, replayEnd)) : 0;
        return live + unsent.get();
    }

    /** Begins to send what comes after the end, and before it what the client missed. */
    void start(long end, long missed) {
        sent = end - missed;
        replayEnd = end;
        replaying = missed > 0;
        target.accumulateAndGet(end, Math::max);
        started = true;
    }

    /** Goes on, if something is left. */
    void resume() {
        if (started && !owner.hasEnded() && sent < target.get()) {
            var _ = readings.offer(this::sendEvents);
        }
    }

    private void sendEvents() {
        while (started && !owner.hasEnded() && sent < target.get() && hasRoom()) {
            long known = target.get();
            var events = services.streams().after(account, sent, PAGE);
            if (events.isEmpty()) {
                target.compareAndSet(known, sent);
                return;
            }
            if (events.getFirst().seq() != sent + 1) {
                // They expired while the client was slow: it comes back, and hears that.
                owner.end(CloseCode.TOO_SLOW);
                return;
            }
            send(events);
        }
    }

    private boolean hasRoom() {
        return unsent.get() < (replaying ? 1 : SocketRules.MADE_AHEAD) && !isHalfFull();
    }

    /** Whether so many bytes wait that whatever may wait elsewhere or get lost should. */
    private boolean isHalfFull() {
        return unsentBytes.get() > SocketRules.MAX_WAITING_BYTES / 2;
    }

    private void send(List<StreamEvent> events) {
        var frames = services.frames().frames(account, events);
        if (replaying) {
            if (send(StreamFrames.batch(frames)) && sent >= replayEnd) {
                replaying = false;
                send(Map.of("type", "resumed", "seq", sent));
            }
            return;
        }
        for (int i = 0; i < frames.size(); i++) {
            if (!hasRoom() || !send(frames.get(i))) {
                return;
            }
            services.figures().shown(events.get(i).at(), services.clock().instant());
        }
    }

    private boolean send(StreamFrames.Frame frame) {
        if (!owner.isAllowed()) {
            return false;
        }
        sent = frame.seq();
        send(frame.json());
        return true;
    }

    /**
     * Sends a frame that may get lost, unless so much waits already that it would be in the way.
     *
     * @return whether it goes out
     */
    boolean offer(Map<String, ?> members) {
        if (waiting() > SocketRules.MAX_WAITING / 2 || isHalfFull()) {
            return false;
        }
        send(members);
        return true;
    }

    /** Sends a frame that is no event. */
    void send(Map<String, ?> members) {
        send(services.frames().json(members));
    }

    private void send(String text) {
        if (owner.hasEnded()) {
            return;
        }
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        boolean tooMany = unsent.incrementAndGet() > SocketRules.MAX_WAITING;
        if (unsentBytes.addAndGet(bytes) > SocketRules.MAX_WAITING_BYTES || tooMany) {
            overflow();
            return;
        }
        services.figures().sent();
        var _ =
                channel.send(text)
                        .whenComplete(
                                (_, _) -> {
                                    unsent.decrementAndGet();
                                    unsentBytes.addAndGet(-bytes);
                                    resume();
                                });
    }
}
