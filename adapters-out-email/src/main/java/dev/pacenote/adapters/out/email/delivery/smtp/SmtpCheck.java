package dev.pacenote.adapters.out.email.delivery.smtp;

import dev.pacenote.adapters.out.email.delivery.ComposedMessage;
import dev.pacenote.adapters.out.email.delivery.MimeComposer;
import dev.pacenote.adapters.out.email.delivery.UnwritableMailException;
import dev.pacenote.application.delivery.mail.Mailer.Result;
import dev.pacenote.application.platform.WithoutMessages;
import dev.pacenote.domain.identity.account.EmailAddress;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tries whether mail works, for somebody who runs the service. Needs nothing but the settings. */
public final class SmtpCheck {

    private static final Logger LOG = LoggerFactory.getLogger(SmtpCheck.class);

    private final MimeComposer composer;
    private final Session session;

    /** Writes as the configured sender. */
    public SmtpCheck(SmtpConfiguration settings, InstantSource clock) {
        composer = new MimeComposer(settings.sender().value(), clock);
        session =
                new SmtpSessionProvider(
                                settings.mailProperties(),
                                settings.login().orElse(null),
                                SmtpSessionProvider.CONVERSATION)
                        .session();
    }

    /** Sees whether the mail server lets us in; sends nothing. */
    public Result greet() {
        return converse(_ -> {}, () -> false);
    }

    /** Sends a mail that only says that mail works. */
    public Result sendTrial(EmailAddress to) {
        ComposedMessage message;
        try {
            message = composer.trial(to, session);
        } catch (UnwritableMailException e) {
            LOG.error("the trial mail cannot be written", new WithoutMessages(e));
            return new Result.Refused(e.failure());
        }
        return converse(
                transport -> transport.sendMessage(message, message.getAllRecipients()),
                message::written);
    }

    @FunctionalInterface
    private interface Conversation {
        void with(Transport transport) throws MessagingException;
    }

    private Result converse(Conversation conversation, BooleanSupplier handedOver) {
        try (var transport = session.getTransport()) {
            transport.connect();
            conversation.with(transport);
            return new Result.Accepted();
        } catch (MessagingException e) {
            return new Result.Refused(SmtpFailures.classify(e, handedOver.getAsBoolean()));
        }
    }
}
