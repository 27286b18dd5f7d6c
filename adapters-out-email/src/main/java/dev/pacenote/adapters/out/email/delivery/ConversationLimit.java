package dev.pacenote.adapters.out.email.delivery;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends one conversation with a mail server after a time, whatever was said in it: the library
 * limits each read by itself, and a server that says a line now and then would hold us for ever.
 */
final class ConversationLimit extends SocketFactory implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ConversationLimit.class);

    private final CountDownLatch ended = new CountDownLatch(1);
    private final List<Socket> sockets = new ArrayList<>();
    private boolean over;

    private ConversationLimit() {}

    /** Begins to count now. */
    static ConversationLimit start(Duration length) {
        var limit = new ConversationLimit();
        Thread.ofVirtual().name("smtp-limit").start(() -> limit.watch(length));
        return limit;
    }

    private void watch(Duration length) {
        try {
            if (!ended.await(length.toNanos(), TimeUnit.NANOSECONDS)) {
                hangUp();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void hangUp() {
        over = true;
        for (var socket : sockets) {
            try {
                socket.close();
            } catch (IOException e) {
                LOG.debug("the connection to the mail server was not closed well", e);
            }
        }
    }

    @Override
    public synchronized Socket createSocket() throws IOException {
        if (over) {
            throw new IOException("the time for the conversation with the mail server is over");
        }
        var socket = new Socket();
        sockets.add(socket);
        return socket;
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
        throw new UnsupportedOperationException();
    }

    /** The conversation is over by itself. */
    @Override
    public void close() {
        ended.countDown();
    }
}
