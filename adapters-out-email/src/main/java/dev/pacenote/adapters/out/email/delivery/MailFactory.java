package dev.pacenote.adapters.out.email.delivery;

import dev.pacenote.adapters.out.email.delivery.ses.SesConfiguration;
import dev.pacenote.adapters.out.email.delivery.ses.SesFactory;
import dev.pacenote.adapters.out.email.delivery.smtp.SmtpConfiguration;
import dev.pacenote.adapters.out.email.delivery.smtp.SmtpMailer;
import dev.pacenote.adapters.out.email.delivery.smtp.SmtpSessionProvider;
import dev.pacenote.application.delivery.mail.Mailer;
import dev.pacenote.configuration.Choices;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import io.micronaut.email.TransactionalEmailSender;
import io.micronaut.email.javamail.composer.DefaultMessageComposer;
import io.micronaut.email.javamail.sender.DefaultSessionProvider;
import io.micronaut.email.javamail.sender.JavaxEmailSender;
import io.micronaut.email.javamail.sender.SessionProvider;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import jakarta.mail.Message;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How mail leaves: each {@link MailTransport} is a mailer, and the property {@value
 * Choices#MAIL_TRANSPORT} says which of them this process has. That of SES is made by {@link
 * SesFactory}.
 */
@Factory
public final class MailFactory {

    /** The folder of the sandbox's mailbox. */
    public static final String MAILBOX = "pacenote.mailbox";

    /** Who sends the sandbox's mails. */
    public static final String SANDBOX_SENDER = "pacenote@sandbox.example";

    static final String SMTP = "smtp";
    public static final String SES = "ses";
    static final String SANDBOX = "sandbox";

    @Singleton
    @Replaces(DefaultMessageComposer.class)
    @Requires(property = Choices.MAIL_TRANSPORT)
    MimeComposer composer(
            @Property(name = Choices.MAIL_TRANSPORT) MailTransport transport,
            SmtpConfiguration smtp,
            @Nullable SesConfiguration ses,
            InstantSource clock,
            MailToken token) {
        return new MimeComposer(sender(transport, smtp, ses), clock, token);
    }

    private static String sender(
            MailTransport transport, SmtpConfiguration smtp, @Nullable SesConfiguration ses) {
        return switch (transport) {
            case SMTP -> smtp.sender().value();
            case SES -> Objects.requireNonNull(ses, "SES_FROM is not set").from().value();
            case SANDBOX -> SANDBOX_SENDER;
        };
    }

    @Singleton
    @Replaces(DefaultSessionProvider.class)
    @Requires(property = Choices.MAIL_TRANSPORT, value = SMTP)
    SessionProvider session(SmtpConfiguration smtp) {
        return new SmtpSessionProvider(
                smtp.mailProperties(), smtp.login().orElse(null), SmtpSessionProvider.CONVERSATION);
    }

    @Singleton
    @Requires(property = Choices.MAIL_TRANSPORT, value = SMTP)
    Mailer smtp(
            @Named(JavaxEmailSender.NAME) TransactionalEmailSender<Message, Void> sender,
            MimeComposer composer) {
        return new SmtpMailer(sender, composer);
    }

    /** It is a mailer too, but not the one that everybody gets. */
    @Singleton
    @Bean(typed = Mailbox.class)
    @Requires(property = Choices.MAIL_TRANSPORT, value = SANDBOX)
    Mailbox mailbox(@Property(name = MAILBOX) Path folder, MimeComposer composer) {
        return new Mailbox(folder, composer);
    }

    @Singleton
    @Requires(property = Choices.MAIL_TRANSPORT, value = SANDBOX)
    Mailer sandbox(Mailbox mailbox) {
        return mailbox;
    }
}
