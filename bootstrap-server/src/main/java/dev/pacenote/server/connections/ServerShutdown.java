package dev.pacenote.server.connections;

import io.micronaut.http.server.netty.NettyEmbeddedServer;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The graceful shutdown of an HTTP server. */
@Singleton
public final class ServerShutdown {

    private static final Logger LOG = LoggerFactory.getLogger(ServerShutdown.class);

    /** How long requests in progress are waited for; a daily run goes on after the next start. */
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final ConnectionCounter counter;

    ServerShutdown(ConnectionCounter counter) {
        this.counter = counter;
    }

    /**
     * From now on a request for a WebSocket is answered 503; clients go elsewhere or come back
     * later.
     */
    public void takeNoMoreSockets() {
        counter.takeNoMoreSockets();
    }

    /**
     * Accepts no more connections, closes WebSockets with 1001 and waits for requests in progress,
     * for ten seconds at most.
     */
    public void run(NettyEmbeddedServer http) {
        // Before the rest: Micronaut would close them without a word.
        var leaving = new CloseWebSocketFrame(WebSocketCloseStatus.ENDPOINT_UNAVAILABLE);
        var _ = http.getChannelGroup().writeAndFlush(leaving);
        var answered = http.shutdownGracefully().toCompletableFuture();
        try {
            answered.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            LOG.info("stopped without waiting for requests that take longer than {}", LIMIT);
        } catch (ExecutionException e) {
            LOG.warn("not every request was answered at the stop", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
