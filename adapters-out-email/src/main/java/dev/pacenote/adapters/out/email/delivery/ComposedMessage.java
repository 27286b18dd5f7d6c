package dev.pacenote.adapters.out.email.delivery;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;

/** A message that keeps the Message-ID it was given, and knows whether it was handed over. */
final class ComposedMessage extends MimeMessage {

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
        super.writeTo(out, ignored);
        written = true;
    }

    /** Whether somebody was given the whole of it. */
    boolean written() {
        return written;
    }
}
