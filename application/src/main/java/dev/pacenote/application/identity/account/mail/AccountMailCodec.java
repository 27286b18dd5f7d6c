package dev.pacenote.application.identity.account.mail;

import dev.pacenote.domain.identity.account.PendingAccountMail;
import dev.pacenote.domain.identity.credential.PasswordResetRequest;
import java.time.Instant;
import java.util.UUID;

/**
 * Mails about accounts, and requests for a link to a new password, as text: for the outbox, queues
 * and tables of jobs in which they wait. What a version before this one left there is read as well.
 */
public interface AccountMailCodec {

    /** What a text asks for. */
    sealed interface Order {
        /** A mail, to be sent. */
        record Mail(PendingAccountMail mail) implements Order {}

        /** A request, which becomes a mail if the address has an account. */
        record Reset(PasswordResetRequest request) implements Order {}
    }

    String write(PendingAccountMail mail);

    String write(PasswordResetRequest request);

    /**
     * @param now when a request counts as asked that does not say it, as those of older versions
     * @throws IllegalArgumentException when this is no such text
     */
    Order read(String text, Instant now);

    /**
     * A request from a table that names it.
     *
     * @param id of the request, which texts of older versions do not say
     * @param now when a request counts as asked that does not say it
     * @throws IllegalArgumentException when this is no request
     */
    PasswordResetRequest readReset(UUID id, String text, Instant now);

    /**
     * A mail.
     *
     * @throws IllegalArgumentException when this is no mail
     */
    default PendingAccountMail readMail(String text) {
        if (read(text, Instant.EPOCH) instanceof Order.Mail(var mail)) {
            return mail;
        }
        throw new IllegalArgumentException("a request where a mail is expected");
    }
}
