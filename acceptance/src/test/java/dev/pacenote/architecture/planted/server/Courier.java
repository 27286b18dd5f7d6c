package dev.pacenote.architecture.planted.server;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Transport;

/** A violation on purpose: speaks to a mail server without the mail adapter. */
final class Courier {
    private Courier() {}

    static void carry(Message message) throws MessagingException {
        Transport.send(message);
    }
}
