package dev.pacenote.application.delivery.mail;

import dev.pacenote.domain.identity.account.EmailAddress;
import java.net.URI;
import java.util.Optional;

/**
 * One message to one person, written and ready to leave.
 *
 * @param messageId left side of the Message-ID: the same for every copy of this message
 * @param unsubscribe where one click stops mails of this kind; empty for a mail about the account,
 *     which nobody can stop
 */
public record MailMessage(
        EmailAddress to,
        String messageId,
        String subject,
        String text,
        String html,
        Optional<URI> unsubscribe) {

    public static MailMessage of(
            EmailAddress to, String messageId, MailText says, Optional<URI> unsubscribe) {
        return new MailMessage(
                to, messageId, says.subject(), says.text(), says.html(), unsubscribe);
    }
}
