package dev.pacenote.adapters.out.email.delivery;

import dev.pacenote.application.delivery.Mailer;
import io.micronaut.email.EmailException;
import io.micronaut.email.TransactionalEmailSender;
import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands mail to an SMTP server, one conversation per mail. */
public final class SmtpMailer implements Mailer {

    private static final Logger LOG = LoggerFactory.getLogger(SmtpMailer.class);

    /**
     * @param user empty for a server without login
     * @param startTls whether the conversation must be encrypted; off only for a local sink
     */
    public record Settings(String host, int port, String user, String password, boolean startTls) {

        private static final String PREFIX = "javamail.properties.";

        /** As micronaut-email-javamail reads them. */
        public Map<String, Object> asConfiguration() {
            var all = new HashMap<String, Object>();
            properties().forEach((name, value) -> all.put(PREFIX + name, value));
            return all;
        }

        /**
         * The login, if the server wants one: a bean, not configuration, in which a password that
         * holds <code>${</code> would be taken for a placeholder.
         */
        public Optional<Authenticator> login() {
            return user.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            new Authenticator() {
                                @Override
                                protected PasswordAuthentication getPasswordAuthentication() {
                                    return new PasswordAuthentication(user, password);
                                }
                            });
        }

        /** As Jakarta Mail reads them. */
        Map<String, String> properties() {
            return Map.of(
                    "mail.smtp.host", host,
                    "mail.smtp.port", Integer.toString(port),
                    "mail.smtp.auth", Boolean.toString(!user.isEmpty()),
                    "mail.smtp.starttls.enable", Boolean.toString(startTls),
                    "mail.smtp.starttls.required", Boolean.toString(startTls));
        }

        @Override
        public String toString() {
            return "SmtpMailer.Settings[" + host + ":" + port + "]";
        }
    }

    private final TransactionalEmailSender<Message, Void> sender;
    private final MimeComposer composer;

    /**
     * @param sender composes its messages with the same composer
     */
    SmtpMailer(TransactionalEmailSender<Message, Void> sender, MimeComposer composer) {
        this.sender = sender;
        this.composer = composer;
    }

    @Override
    public Result send(Mail mail) {
        Result result;
        try {
            result = handOver(mail);
        } catch (UnwritableMailException e) {
            LOG.error("mail {} cannot be written", mail.stableName(), e);
            return new Result.Refused(e.failure());
        }
        if (result instanceof Result.Refused(var failure)) {
            LOG.warn("mail {} was not accepted: {}", mail.stableName(), failure);
        }
        return result;
    }

    private Result handOver(Mail mail) {
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
