package dev.pacenote.adapters.in.http.notice.stream.gateway;

import dev.pacenote.adapters.in.http.notice.stream.dialogue.DialogueServices;
import dev.pacenote.adapters.in.http.notice.stream.frame.ClientAction;
import dev.pacenote.adapters.in.http.notice.stream.frame.StreamFrames;
import dev.pacenote.adapters.in.http.notice.stream.handshake.AccessTokens;
import dev.pacenote.application.notice.stream.AcknowledgedEvents;
import dev.pacenote.application.notice.stream.ReadStream;
import dev.pacenote.application.notice.stream.Streams;
import dev.pacenote.application.notice.stream.access.OpenStream;
import dev.pacenote.application.notice.stream.access.StreamAccess;
import dev.pacenote.application.notice.stream.presence.VisiblePresence;
import dev.pacenote.application.notice.stream.socket.GatewaySockets;
import dev.pacenote.application.notice.stream.socket.SocketGateway;
import dev.pacenote.application.notice.stream.socket.SocketSignals;
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
