package dev.pacenote.acceptance;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;

/** A mail server on a given port. */
final class MailServer implements AutoCloseable {

    private final GreenMail server;

    MailServer(int port) {
        server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
    }

    Post post() {
        return new Post(server);
    }

    @Override
    public void close() {
        server.stop();
    }
}
