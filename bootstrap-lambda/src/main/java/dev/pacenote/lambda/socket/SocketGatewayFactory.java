package dev.pacenote.lambda.socket;

import dev.pacenote.adapters.in.http.notice.stream.gateway.GatewayPush;
import dev.pacenote.adapters.in.http.notice.stream.gateway.GatewaySignals;
import dev.pacenote.adapters.in.http.platform.webapp.ConnectSource;
import dev.pacenote.adapters.out.aws.notice.stream.SocketGatewayConfiguration;
import dev.pacenote.adapters.out.dynamodb.notice.stream.ConnectionTable;
import dev.pacenote.adapters.out.dynamodb.notice.stream.DynamoGatewaySockets;
import dev.pacenote.application.identity.session.SessionListener;
import dev.pacenote.application.identity.session.Sessions;
import dev.pacenote.application.notice.stream.presence.PresenceAudience;
import dev.pacenote.application.notice.stream.presence.Presences;
import dev.pacenote.application.notice.stream.presence.VisiblePresence;
import dev.pacenote.application.notice.stream.socket.GatewaySockets;
import dev.pacenote.application.notice.stream.socket.SocketGateway;
import dev.pacenote.application.notice.stream.socket.SocketSignals;
import dev.pacenote.application.platform.status.HealthProbe;
import dev.pacenote.application.platform.status.HealthProbe.State;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.List;

/** What the functions have where API Gateway holds sockets for them. */
@Factory
@Requires(beans = {SocketGatewayConfiguration.class, ConnectionTable.class})
final class SocketGatewayFactory {

    @Singleton
    GatewaySockets gatewaySockets(ConnectionTable table) {
        return new DynamoGatewaySockets(table);
    }

    /** Pages that functions hand out themselves may open sockets there. */
    @Singleton
    ConnectSource socketGateway(SocketGatewayConfiguration gateway) {
        return new ConnectSource(gateway.origin());
    }

    @Singleton
    SocketSignals socketSignals(BeanProvider<GatewayPush> push) {
        return new GatewaySignals(push);
    }

    /** Of live streams; without it clients hear of what is new when they ask. */
    @Singleton
    HealthProbe stream(BeanProvider<SocketGateway> gateway) {
        return new HealthProbe(
                "stream",
                () -> gateway.get().answers() ? State.UP : State.UNKNOWN,
                HealthProbe.A_MOMENT);
    }

    @Singleton
    VisiblePresence visiblePresence(Presences presences, List<PresenceAudience> audiences) {
        return new VisiblePresence(presences, audiences);
    }

    /** Whose session ended loses the sockets of it at once, and not with the next sweep. */
    @Singleton
    SessionListener closeRevokedSockets(
            BeanProvider<GatewayPush> push, BeanProvider<Sessions> sessions) {
        return account -> {
            // What was answered a moment ago is not so any more.
            sessions.get().forgetAnswers();
            push.get().closeRevoked(account);
        };
    }
}
