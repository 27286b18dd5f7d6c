package dev.pacenote.acceptance.support.mail;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;

/** A mail server on a given port. */
public final class MailServer implements AutoCloseable {

    private final GreenMail server;

    public MailServer(int port) {
        server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
    }

    public TestMailbox mailbox() {
        return new TestMailbox(server);
    }

    @Override
    public void close() {
        server.stop();
    }
}
