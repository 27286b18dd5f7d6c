package dev.pacenote.adapters.out.email.delivery.smtp;

import dev.pacenote.adapters.out.email.delivery.ComposedMessage;
import dev.pacenote.adapters.out.email.delivery.MimeComposer;
import dev.pacenote.adapters.out.email.delivery.UnwritableMailException;
import dev.pacenote.application.delivery.mail.MailMessage;
import dev.pacenote.application.delivery.mail.Mailer;
import dev.pacenote.application.platform.WithoutMessages;
import io.micronaut.email.EmailException;
import io.micronaut.email.TransactionalEmailSender;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands mail to an SMTP server, one conversation per mail. */
public final class SmtpMailer implements Mailer {

    private static final Logger LOG = LoggerFactory.getLogger(SmtpMailer.class);

    private final TransactionalEmailSender<Message, Void> sender;
    private final MimeComposer composer;

    /**
     * @param sender composes its messages with the same composer
     */
    public SmtpMailer(TransactionalEmailSender<Message, Void> sender, MimeComposer composer) {
        this.sender = sender;
        this.composer = composer;
    }

    @Override
    public Result send(MailMessage mail) {
        Result result;
        try {
            result = handOver(mail);
        } catch (UnwritableMailException e) {
            LOG.error("mail {} cannot be written", mail.messageId(), new WithoutMessages(e));
            return new Result.Refused(e.failure());
        }
        if (result instanceof Result.Refused(var failure)) {
            LOG.warn("mail {} was not accepted: {}", mail.messageId(), failure);
            if (failure.isLoginRefused()) {
                LOG.error("mail login refused: check EMAIL_USER and EMAIL_PASS");
            }
        }
        return result;
    }

    private Result handOver(MailMessage mail) {
        var email = composer.email(mail);
        var handedOver = new AtomicReference<BooleanSupplier>(() -> false);
        try {
            sender.send(
                    email,
                    message -> {
                        composer.label(message, mail);
                        if (message instanceof ComposedMessage composed) {
                            handedOver.set(composed::written);
                        }
                    });
            return new Result.Accepted();
        } catch (EmailException e) {
            if (e.getCause() instanceof MessagingException refusal) {
                return new Result.Refused(
                        SmtpFailures.classify(refusal, handedOver.get().getAsBoolean()));
            }
            throw e;
        }
    }
}
