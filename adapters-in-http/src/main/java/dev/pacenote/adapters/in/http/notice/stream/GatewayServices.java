package dev.pacenote.adapters.in.http.notice.stream;

import dev.pacenote.application.notice.stream.AcknowledgedEvents;
import dev.pacenote.application.notice.stream.GatewaySockets;
import dev.pacenote.application.notice.stream.OpenStream;
import dev.pacenote.application.notice.stream.ReadStream;
import dev.pacenote.application.notice.stream.SocketGateway;
import dev.pacenote.application.notice.stream.SocketSignals;
import dev.pacenote.application.notice.stream.StreamAccess;
import dev.pacenote.application.notice.stream.Streams;
import dev.pacenote.application.notice.stream.VisiblePresence;
import dev.pacenote.domain.notice.stream.GatewaySocket;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;

/** What every socket that a gateway holds asks. */
@Singleton
@Requires(beans = {GatewaySockets.class, SocketGateway.class, SocketSignals.class})
record GatewayServices(
        GatewaySockets sockets,
        OpenStream open,
        ReadStream read,
        Streams streams,
        StreamFrames frames,
        List<ClientAction> actions,
        List<AcknowledgedEvents> acknowledged,
        VisiblePresence presence,
        SocketSignals signals,
        AccessTokens tokens,
        InstantSource clock) {

    DialogueServices dialogue() {
        return new DialogueServices(open, read, streams, actions, tokens, clock);
    }

    static StreamAccess access(GatewaySocket socket) {
        return new StreamAccess(socket.account(), socket.session(), socket.accessEndsAt());
    }

    /**
     * Lets others know what the client has. A number ahead of the stream is cut to it.
     *
     * @return up to which event the client has them
     */
    long handOn(GatewaySocket socket) {
        long end = streams.head(socket.account()).end().seq();
        long upTo = Math.min(socket.arrived().heard(), end);
        if (upTo > socket.arrived().handedOn()) {
            acknowledged.forEach(one -> one.acknowledged(socket.account(), upTo));
        }
        return upTo;
    }
}
