package dev.pacenote.adapters.out.email.delivery;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** A message that keeps the Message-ID it was given, and knows whether it was handed over. */
public final class ComposedMessage extends MimeMessage {

    private static final String MESSAGE_ID = "Message-ID";

    private boolean written;

    ComposedMessage(Session session) {
        super(session);
    }

    /** Saving a message would invent another id each time. */
    @Override
    protected void updateMessageID() throws MessagingException {
        if (getHeader(MESSAGE_ID) == null) {
            super.updateMessageID();
        }
    }

    @Override
    public void writeTo(OutputStream out, String[] ignored) throws IOException, MessagingException {
        // The parts are written a byte at a time, which SMTP's streams take slowly.
        var buffered = new BufferedOutputStream(out);
        super.writeTo(buffered, ignored);
        buffered.flush();
        written = true;
    }

    /** Whether somebody was given the whole of it. */
    public boolean written() {
        return written;
    }
}
