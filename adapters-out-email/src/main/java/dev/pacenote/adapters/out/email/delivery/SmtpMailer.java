package dev.pacenote.adapters.out.email.delivery;

import dev.pacenote.application.delivery.Mailer;
import dev.pacenote.domain.identity.account.EmailAddress;
import jakarta.mail.MessagingException;
import jakarta.mail.NoSuchProviderException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.time.Duration;
import java.util.Properties;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands mail to an SMTP server, one conversation per mail. */
public final class SmtpMailer implements Mailer {

    private static final Logger LOG = LoggerFactory.getLogger(SmtpMailer.class);

    private static final int CONNECT_MS = 10_000;
    private static final int READ_MS = 20_000;

    /** Of the longest hand-over, the rest is for writing the mail and finding the server. */
    private static final Duration CONVERSATION = LONGEST_HAND_OVER.minusSeconds(5);

    private final SmtpConfiguration settings;
    private final MailWriter writer;
    private final Duration longest;
    private final Session session;

    public SmtpMailer(SmtpConfiguration settings, MailWriter writer) {
        this(settings, writer, CONVERSATION);
    }

    /**
     * @param longest after which a conversation is ended
     */
    SmtpMailer(SmtpConfiguration settings, MailWriter writer, Duration longest) {
        this.settings = settings;
        this.writer = writer;
        this.longest = longest;
        this.session = Session.getInstance(properties(settings));
    }

    private static Properties properties(SmtpConfiguration settings) {
        var p = new Properties();
        p.setProperty("mail.transport.protocol", "smtp");
        p.setProperty("mail.smtp.host", settings.host());
        p.setProperty("mail.smtp.port", Integer.toString(settings.port()));
        p.setProperty("mail.smtp.auth", Boolean.toString(!settings.user().isEmpty()));
        var encrypted = Boolean.toString(settings.encryption() == Encryption.REQUIRED);
        p.setProperty("mail.smtp.starttls.enable", encrypted);
        p.setProperty("mail.smtp.starttls.required", encrypted);
        p.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        p.setProperty("mail.smtp.connectiontimeout", Integer.toString(CONNECT_MS));
        p.setProperty("mail.smtp.timeout", Integer.toString(READ_MS));
        p.setProperty("mail.smtp.writetimeout", Integer.toString(READ_MS));
        return p;
    }

    @Override
    public Result send(Mail mail) {
        Result result;
        try {
            result = handOver(writer.write(mail, session));
        } catch (UnwritableMailException e) {
            LOG.error("mail {} cannot be written", mail.stableName(), e);
            return new Result.Refused(e.failure());
        }
        if (result instanceof Result.Refused(var failure)) {
            LOG.warn("mail {} was not accepted: {}", mail.stableName(), failure);
        }
        return result;
    }

    private Result handOver(MailWriter.Letter letter) {
        return converse(
                transport -> transport.sendMessage(letter, letter.getAllRecipients()),
                letter::written);
    }

    /** Sees whether the mail server lets us in; sends nothing. */
    public Result greet() {
        return converse(_ -> {}, () -> false);
    }

    /** Sends a mail that only says that mail works. */
    public Result tryOut(EmailAddress to) {
        try {
            return handOver(writer.trial(to, session));
        } catch (UnwritableMailException e) {
            LOG.error("the trial mail cannot be written", e);
            return new Result.Refused(e.failure());
        }
    }

    private interface Conversation {
        void with(Transport transport) throws MessagingException;
    }

    private Result converse(Conversation conversation, BooleanSupplier handedOver) {
        try (var limit = ConversationLimit.start(longest)) {
            return converse(limited(limit), conversation, handedOver);
        }
    }

    private Session limited(ConversationLimit limit) {
        var p = properties(settings);
        p.put("mail.smtp.socketFactory", limit);
        // Without this the library connects by a socket of its own when ours does not connect.
        p.setProperty("mail.smtp.socketFactory.fallback", "false");
        return Session.getInstance(p);
    }

    private Result converse(
            Session limited, Conversation conversation, BooleanSupplier handedOver) {
        Transport transport;
        try {
            transport = limited.getTransport();
        } catch (NoSuchProviderException e) {
            throw new IllegalStateException("no SMTP in this program", e);
        }
        try {
            if (settings.user().isEmpty()) {
                transport.connect();
            } else {
                transport.connect(settings.user(), settings.password());
            }
            conversation.with(transport);
            return new Result.Accepted();
        } catch (MessagingException e) {
            return new Result.Refused(SmtpFailures.classify(e, handedOver.getAsBoolean()));
        } finally {
            leave(transport);
        }
    }

    /** What was said is said: a server that hangs up instead of a goodbye changes nothing. */
    private static void leave(Transport transport) {
        try {
            transport.close();
        } catch (MessagingException e) {
            LOG.debug("the mail server did not say goodbye", e);
        }
    }
}
