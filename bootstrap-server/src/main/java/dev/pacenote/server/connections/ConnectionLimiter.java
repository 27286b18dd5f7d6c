package dev.pacenote.server.connections;

import dev.pacenote.adapters.in.http.platform.header.AnswerHeaders;
import dev.pacenote.server.connections.ConnectionCounter.Kind;
import dev.pacenote.server.connections.ConnectionCounter.Rejection;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.micronaut.http.server.netty.websocket.NettyServerWebSocketUpgradeHandler;
import io.netty.channel.Channel;
import jakarta.inject.Singleton;

/** Accepts connections as long as there is room and adds the handlers that hold their limits. */
@Singleton
final class ConnectionLimiter
        implements BeanCreatedEventListener<NettyServerCustomizer.Registry>, NettyServerCustomizer {

    private final ServerLimits limits;
    private final ConnectionCounter counter;
    private final AnswerHeaders headers;

    ConnectionLimiter(ServerLimits limits, ConnectionCounter counter, AnswerHeaders headers) {
        this.limits = limits;
        this.counter = counter;
        this.headers = headers;
    }

    @Override
    public NettyServerCustomizer.Registry onCreated(
            BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
        event.getBean().register(this);
        return event.getBean();
    }

    @Override
    public NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
        return role == ChannelRole.CONNECTION ? new Connection(channel) : this;
    }

    private final class Connection implements NettyServerCustomizer {

        private final Channel channel;

        Connection(Channel channel) {
            this.channel = channel;
        }

        @Override
        public void onStreamPipelineBuilt() {
            if (!counter.tryAcquire(Kind.CONNECTION)) {
                counter.reject(Rejection.CONNECTIONS);
                var _ = channel.close();
                return;
            }
            var handler = new HttpConnectionHandler(limits, counter, headers);
            handler.addTo(channel.pipeline(), ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC);
            // A small frame could unpack to a large one (the WebSocket contract: no compression).
            if (channel.pipeline().get(NettyServerWebSocketUpgradeHandler.COMPRESSION_HANDLER)
                    != null) {
                channel.pipeline().remove(NettyServerWebSocketUpgradeHandler.COMPRESSION_HANDLER);
            }
        }
    }
}
