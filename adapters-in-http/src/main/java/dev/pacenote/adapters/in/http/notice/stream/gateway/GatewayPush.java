package dev.pacenote.adapters.in.http.notice.stream.gateway;

import dev.pacenote.adapters.in.http.notice.stream.frame.PresenceFrames;
import dev.pacenote.adapters.in.http.notice.stream.frame.StreamFrames;
import dev.pacenote.application.notice.stream.socket.Signal;
import dev.pacenote.application.notice.stream.socket.SocketGateway.Posted;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.session.SessionId;
import dev.pacenote.domain.notice.stream.CloseCode;
import dev.pacenote.domain.notice.stream.GatewaySocket;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;

/** Sends to a gateway's sockets what happened, to all of them at once and to each in order. */
@Singleton
@Requires(beans = GatewayServices.class)
public final class GatewayPush {

    private final GatewayServices services;
    private final GatewayOutlet outlet;

    GatewayPush(GatewayServices services, GatewayOutlet outlet) {
        this.services = services;
        this.outlet = outlet;
    }

    /**
     * The account's stream has these events. What a socket does not get its client makes up for.
     *
     * @throws dev.pacenote.application.platform.StoreUnavailableException when the events or the
     *     sockets cannot be read; nothing was sent then
     */
    public void push(AccountId account, long first, long last) {
        var sockets =
                services.sockets().of(account).stream()
                        .filter(GatewaySocket::isLive)
                        .filter(socket -> socket.talk().liveAfter().getAsLong() < last)
                        .toList();
        if (sockets.isEmpty()) {
            return;
        }
        var events =
                services.streams().after(account, first - 1, (int) (last - first + 1)).stream()
                        .filter(event -> event.seq() <= last)
                        .toList();
        var frames = services.frames().frames(account, events);
        var allowed = allowed(sockets);
        try (var each = Executors.newVirtualThreadPerTaskExecutor()) {
            allowed.forEach(socket -> each.execute(() -> send(socket, frames)));
        }
    }

    private void send(GatewaySocket socket, List<StreamFrames.Frame> frames) {
        for (var frame : frames) {
            boolean news = frame.seq() > socket.talk().liveAfter().orElse(Long.MAX_VALUE);
            if (news && outlet.send(socket, frame.json()) != Posted.SENT) {
                // What comes next would be a gap to it all the same.
                return;
            }
        }
    }

    /** Those that may be served; the others are closed. Of each session it is asked once. */
    private List<GatewaySocket> allowed(List<GatewaySocket> sockets) {
        var now = services.clock().instant();
        var open = new HashMap<SessionId, Boolean>();
        return sockets.stream()
                .filter(
                        socket -> {
                            if (socket.isAccessOver(now)) {
                                outlet.end(socket, CloseCode.ACCESS_OVER);
                                return false;
                            }
                            boolean allowed =
                                    open.computeIfAbsent(
                                            socket.session(),
                                            _ ->
                                                    services.open()
                                                            .isSessionOpen(
                                                                    GatewayServices.access(
                                                                            socket)));
                            if (!allowed) {
                                outlet.end(socket, CloseCode.REVOKED);
                            }
                            return allowed;
                        })
                .toList();
    }

    /** Closes those sockets of an account whose session is over. */
    public void closeRevoked(AccountId account) {
        var _ = allowed(services.sockets().of(account));
    }

    /** Tells the account that somebody is writing to it. */
    void typing(Signal.Typing typing) {
        send(typing.to(), PresenceFrames.typing(typing.from()));
    }

    /** Tells the account that something changed which a page of it may show. */
    void hint(Signal.Hint hint) {
        send(hint.to(), PresenceFrames.hint(hint));
    }

    private void send(AccountId account, Map<String, Object> members) {
        for (var socket : allowed(services.sockets().of(account))) {
            if (socket.talk().greeted()) {
                outlet.send(socket, members);
            }
        }
    }
}
