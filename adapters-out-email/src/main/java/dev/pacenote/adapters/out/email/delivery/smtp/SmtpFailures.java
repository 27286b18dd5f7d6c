package dev.pacenote.adapters.out.email.delivery.smtp;

import dev.pacenote.domain.delivery.SendFailure;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a mail server's refusal means. Only a word about the recipient or the message is
 * final; quotas, policies and trouble with our own login are said with 5xx codes too, and pass.
 */
final class SmtpFailures {

    /** Enhanced status code (RFC 3463), such as 5.1.1. */
    private static final Pattern ENHANCED = Pattern.compile("\\b5\\.(\\d{1,3})\\.(\\d{1,3})\\b");

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
                return reply(refusal.getReturnCode(), text(refusal));
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
        if (code < 500) {
            return SendFailure.temporary("mail_server_said_" + code);
        }
        var enhanced = ENHANCED.matcher(text);
        boolean aboutRecipient =
                enhanced.find()
                        ? enhanced.group(1).equals("1")
                                || (enhanced.group(1).equals("2") && enhanced.group(2).equals("1"))
                        : code == 550 || code == 551 || code == 553 || code == 554;
        return aboutRecipient
                ? SendFailure.permanent("mailbox_unavailable")
                : SendFailure.temporary("mail_server_said_" + code);
    }
}
