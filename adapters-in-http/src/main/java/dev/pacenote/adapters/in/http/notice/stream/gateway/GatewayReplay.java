package dev.pacenote.adapters.in.http.notice.stream.gateway;

import dev.pacenote.adapters.in.http.notice.stream.dialogue.ReadPosition;
import dev.pacenote.adapters.in.http.notice.stream.frame.StreamFrames;
import dev.pacenote.domain.notice.stream.CloseCode;
import java.util.List;
import java.util.Map;

/** Sends what a client missed to a socket that a gateway holds. */
final class GatewayReplay {

    private static final int PAGE = 100;

    private final GatewayServices services;
    private final GatewayDialogue socket;

    GatewayReplay(GatewayServices services, GatewayDialogue socket) {
        this.services = services;
        this.socket = socket;
    }

    /**
     * Sends in batches what lies between the position and the end that the hello named. A client
     * that did not get all of it is not told that it resumed: it asks for what it lacks.
     *
     * @return the number of that end
     */
    long send(ReadPosition position) {
        long end = position.end();
        if (position.missed() > 0 && isSent(end - position.missed(), end)) {
            socket.send(Map.of("type", "resumed", "seq", end));
        }
        return end;
    }

    private boolean isSent(long after, long end) {
        long sent = after;
        while (sent < end) {
            var page = page(sent, end);
            if (page.isEmpty() || !sendBatches(page)) {
                return false;
            }
            sent = page.getLast().seq();
        }
        return true;
    }

    /** The next frames; none when what comes next has expired, in which case the socket ends. */
    private List<StreamFrames.Frame> page(long sent, long end) {
        var events =
                services.streams().after(socket.account(), sent, (int) Math.min(PAGE, end - sent));
        if (events.isEmpty() || events.getFirst().seq() != sent + 1) {
            socket.end(CloseCode.TOO_SLOW);
            return List.of();
        }
        return services.frames().frames(socket.account(), events);
    }

    private boolean sendBatches(List<StreamFrames.Frame> page) {
        var left = page;
        while (!left.isEmpty()) {
            var batch = StreamFrames.batch(left);
            if (!socket.sendEvent(batch)) {
                return false;
            }
            long last = batch.seq();
            left = left.stream().filter(frame -> frame.seq() > last).toList();
        }
        return true;
    }

    /** Sends one by one what the stream has beyond that number. */
    void sendLive(long after) {
        if (socket.hasEnded()) {
            return;
        }
        var events = services.streams().after(socket.account(), after, PAGE);
        for (var frame : services.frames().frames(socket.account(), events)) {
            if (!socket.sendEvent(frame)) {
                return;
            }
        }
    }
}
