package dev.pacenote.server.connections;

import dev.pacenote.adapters.in.http.platform.security.ConnectionThread;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.server.netty.NettyHttpRequest;
import jakarta.inject.Singleton;
import java.util.concurrent.Executor;

/** The event loop of each connection. */
@Singleton
final class EventLoops implements ConnectionThread {

    @Override
    public Executor of(HttpRequest<?> request) {
        return request instanceof NettyHttpRequest<?> netty
                ? netty.getChannelHandlerContext().channel().eventLoop()
                : Runnable::run;
    }
}
