package dev.pacenote.adapters.out.email.delivery.smtp;

import dev.pacenote.domain.delivery.MailServerReply;
import dev.pacenote.domain.delivery.SendFailure;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.util.Optional;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a mail server said, and about what. Only a word about the reader is final, see {@link
 * MailServerReply}; quotas, policies and trouble with our own login are said with 5xx codes too,
 * and pass.
 */
final class SmtpFailures {

    /** Below it are consent, and what the library says where the server said nothing. */
    private static final int FIRST_REFUSAL = 400;

    private SmtpFailures() {}

    /**
     * @param handedOver whether the mail server was given the whole mail: what it did with it is
     *     not known where it does not say
     */
    static SendFailure classify(MessagingException e, boolean handedOver) {
        for (Exception cause = e; cause != null; cause = next(cause)) {
            if (cause instanceof AuthenticationFailedException) {
                return SendFailure.loginRefused();
            }
            if (cause instanceof SMTPAddressFailedException refusal) {
                return reply(refusal.getReturnCode(), text(refusal));
            }
            if (cause instanceof SMTPSendFailedException refusal
                    && next(refusal) == null
                    && refusal.getReturnCode() >= FIRST_REFUSAL) {
                return isAboutSender(refusal)
                        ? said(refusal.getReturnCode())
                        : reply(refusal.getReturnCode(), text(refusal));
            }
        }
        return handedOver
                ? SendFailure.unanswered()
                : SendFailure.temporary("mail_server_unreachable");
    }

    private static @Nullable Exception next(Exception e) {
        return e instanceof MessagingException chained ? chained.getNextException() : null;
    }

    private static String text(Exception e) {
        return Optional.ofNullable(e.getMessage()).orElse("");
    }

    private static SendFailure reply(int code, String text) {
        return new MailServerReply(code, text).isDeadAddress()
                ? SendFailure.permanent("mailbox_unavailable")
                : said(code);
    }

    /** Who may read it has not been said by then. */
    private static boolean isAboutSender(SMTPSendFailedException refusal) {
        return Optional.ofNullable(refusal.getCommand())
                .filter(command -> command.startsWith("MAIL FROM"))
                .isPresent();
    }

    private static SendFailure said(int code) {
        return SendFailure.temporary("mail_server_said_" + code);
    }
}
