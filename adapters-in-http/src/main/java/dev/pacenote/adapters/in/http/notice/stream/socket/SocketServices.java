package dev.pacenote.adapters.in.http.notice.stream.socket;

import dev.pacenote.adapters.in.http.notice.stream.dialogue.DialogueServices;
import dev.pacenote.adapters.in.http.notice.stream.frame.ClientAction;
import dev.pacenote.adapters.in.http.notice.stream.frame.StreamFrames;
import dev.pacenote.adapters.in.http.notice.stream.handshake.AccessTokens;
import dev.pacenote.adapters.in.http.platform.SocketThreads;
import dev.pacenote.application.notice.stream.AcknowledgedEvents;
import dev.pacenote.application.notice.stream.ReadStream;
import dev.pacenote.application.notice.stream.Streams;
import dev.pacenote.application.notice.stream.access.OpenStream;
import dev.pacenote.application.notice.stream.socket.TrackConnections;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * What every socket asks.
 *
 * @param steps threads that may wait for a store
 */
@Singleton
@Requires(property = "pacenote.assembly", value = "server")
public record SocketServices(
        OpenStream open,
        ReadStream read,
        Streams streams,
        StreamFrames frames,
        List<ClientAction> actions,
        List<AcknowledgedEvents> acknowledged,
        TrackConnections connections,
        PresenceWatch presence,
        AccessTokens tokens,
        SocketFigures figures,
        InstantSource clock,
        @Named(SocketThreads.NAME) Executor steps) {

    DialogueServices dialogue() {
        return new DialogueServices(open, read, streams, actions, tokens, clock);
    }
}
