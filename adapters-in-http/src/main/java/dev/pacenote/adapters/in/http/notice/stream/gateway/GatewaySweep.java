package dev.pacenote.adapters.in.http.notice.stream.gateway;

import dev.pacenote.adapters.in.http.notice.stream.LiveStreamConfiguration;
import dev.pacenote.application.platform.StoreUnavailableException;
import dev.pacenote.domain.notice.stream.CloseCode;
import dev.pacenote.domain.notice.stream.GatewaySocket;
import dev.pacenote.domain.notice.stream.SocketRules;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at every socket that the gateway holds, once a minute: nobody here keeps a timer for each.
 */
@Singleton
@Requires(beans = GatewayServices.class)
public final class GatewaySweep {

    private static final Logger LOG = LoggerFactory.getLogger(GatewaySweep.class);

    /** So many are looked at beside each other. */
    private static final int AT_ONCE = 16;

    /**
     * What a sweep met.
     *
     * @param open before it
     * @param gone sockets to which a frame could not be sent any more, since this process began
     */
    public record Swept(int open, int closed, int asked, int failed, long gone) {}

    private final GatewayServices services;
    private final GatewayOutlet outlet;
    private final SocketRules rules;

    GatewaySweep(GatewayServices services, GatewayOutlet outlet, LiveStreamConfiguration settings) {
        this.services = services;
        this.outlet = outlet;
        this.rules = settings.rules().atGateway();
    }

    /** Ends what is over, and tells clients what nobody else told them. */
    public Swept sweep() {
        var sockets = services.sockets().all();
        var closed = new AtomicInteger();
        var asked = new AtomicInteger();
        var failed = new AtomicInteger();
        try (var some = Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            for (var socket : sockets) {
                some.execute(
                        () -> {
                            try {
                                look(socket, closed, asked);
                            } catch (StoreUnavailableException e) {
                                // The next sweep looks again.
                                failed.incrementAndGet();
                                LOG.warn("socket {} could not be looked at", socket.id(), e);
                            } catch (RuntimeException e) {
                                failed.incrementAndGet();
                                LOG.error("socket {} could not be looked at", socket.id(), e);
                            }
                        });
            }
        }
        return new Swept(sockets.size(), closed.get(), asked.get(), failed.get(), outlet.gone());
    }

    private void look(GatewaySocket socket, AtomicInteger closed, AtomicInteger asked) {
        var now = services.clock().instant();
        if (socket.isGone(now)) {
            outlet.forget(socket);
            closed.incrementAndGet();
            return;
        }
        var over = socket.end(rules, now);
        if (over.isPresent()) {
            outlet.end(socket, over.get());
            closed.incrementAndGet();
            return;
        }
        if (!services.open().isSessionOpen(GatewayServices.access(socket))) {
            outlet.end(socket, CloseCode.REVOKED);
            closed.incrementAndGet();
            return;
        }
        var turn = new GatewayDialogue(socket, services, outlet, rules);
        turn.handOn();
        turn.showPresence();
        if (socket.isToLeave(now)) {
            turn.askToLeave();
            asked.incrementAndGet();
        }
    }
}
