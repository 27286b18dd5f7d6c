package dev.pacenote.adapters.in.http.notice.stream.gateway;

import dev.pacenote.application.notice.stream.socket.Signal;
import dev.pacenote.application.notice.stream.socket.SocketSignals;
import io.micronaut.context.BeanProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries signals to the sockets that a gateway holds. Who came or went is told by the sweep: only
 * it looks at everybody of whom clients want to know.
 */
public final class GatewaySignals implements SocketSignals {

    private static final Logger LOG = LoggerFactory.getLogger(GatewaySignals.class);

    private final BeanProvider<GatewayPush> push;

    /**
     * @param push asked for with the first signal, because it needs what sends signals
     */
    public GatewaySignals(BeanProvider<GatewayPush> push) {
        this.push = push;
    }

    @Override
    public void send(Signal signal) {
        try {
            switch (signal) {
                case Signal.Typing typing -> push.get().typing(typing);
                case Signal.Hint hint -> push.get().hint(hint);
                case Signal.PresenceChanged _ -> {}
            }
        } catch (RuntimeException e) {
            LOG.warn("a signal got lost", e);
        }
    }
}
