package dev.pacenote.lambda.local.standin;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.pacenote.lambda.local.LocalAws;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.Executors;

/** Where a service of AWS that is played here answers: a port of this machine's own. */
final class LoopbackEndpoint implements AutoCloseable {

    private final HttpServer server;

    /** Answers what begins with that path, from now on. */
    LoopbackEndpoint(String path, HttpHandler handler) {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext(path, handler);
        server.start();
    }

    URI url() {
        return LocalAws.local(server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
