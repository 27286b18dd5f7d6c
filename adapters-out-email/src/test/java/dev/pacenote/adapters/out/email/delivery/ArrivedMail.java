package dev.pacenote.adapters.out.email.delivery;

import dev.pacenote.application.contracts.delivery.mail.MailerContract.Arrived;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.util.Optional;

/** Reads a message back. */
public final class ArrivedMail {

    private ArrivedMail() {}

    public static Arrived read(MimeMessage message) {
        try {
            var parts = (MimeMultipart) message.getContent();
            return new Arrived(
                    message.getRecipients(Message.RecipientType.TO)[0].toString(),
                    message.getSubject(),
                    message.getMessageID(),
                    header(message, "List-Unsubscribe"),
                    header(message, "List-Unsubscribe-Post"),
                    header(message, "Auto-Submitted").orElse(""),
                    parts.getBodyPart(0).getContent().toString(),
                    parts.getBodyPart(1).getContent().toString());
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Optional<String> header(MimeMessage message, String name)
            throws MessagingException {
        return Optional.ofNullable(message.getHeader(name, null));
    }
}
