package dev.pacenote.adapters.out.email.delivery.smtp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the sockets of conversations with a mail server, and closes each after a time, whatever is
 * said on it: the library limits each read by itself, and a server that says a line now and then
 * would hold us for ever.
 */
final class ConversationLimit extends SocketFactory {

    private static final Logger LOG = LoggerFactory.getLogger(ConversationLimit.class);

    private final Duration longest;

    /**
     * @param longest how long one conversation may take, connecting included
     */
    ConversationLimit(Duration longest) {
        this.longest = longest;
    }

    /** A socket that knows when it was closed. */
    private static final class Conversation extends Socket {

        private final CountDownLatch ended = new CountDownLatch(1);

        @Override
        public void close() throws IOException {
            try {
                super.close();
            } finally {
                ended.countDown();
            }
        }

        void closeAfter(Duration time) {
            try {
                if (!ended.await(time.toNanos(), TimeUnit.NANOSECONDS)) {
                    LOG.debug("a conversation with the mail server took {} and is ended", time);
                    close();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (IOException e) {
                LOG.debug("the connection to the mail server was not closed well", e);
            }
        }
    }

    /** Begins to count now. */
    @Override
    public Socket createSocket() {
        var conversation = new Conversation();
        Thread.ofVirtual().name("smtp-limit").start(() -> conversation.closeAfter(longest));
        return conversation;
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
}
