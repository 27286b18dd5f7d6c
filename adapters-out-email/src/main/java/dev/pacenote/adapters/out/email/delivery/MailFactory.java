package dev.pacenote.adapters.out.email.delivery;

import dev.pacenote.application.delivery.Mailer;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import io.micronaut.email.TransactionalEmailSender;
import io.micronaut.email.javamail.composer.DefaultMessageComposer;
import io.micronaut.email.javamail.sender.DefaultSessionProvider;
import io.micronaut.email.javamail.sender.JavaxEmailSender;
import io.micronaut.email.javamail.sender.MailPropertiesProvider;
import io.micronaut.email.javamail.sender.SessionProvider;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import java.nio.file.Path;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * How mail leaves, by the property {@value #TRANSPORT}: {@code smtp}, {@code ses} ({@link
 * SesFactory}) or {@code sandbox}.
 */
@Factory
public final class MailFactory {

    /** Which of the ways it is. */
    public static final String TRANSPORT = "pacenote.mail.transport";

    /** The sender's address. */
    public static final String FROM = "pacenote.mail.from";

    /** The folder of the sandbox's mailbox. */
    public static final String MAILBOX = "pacenote.mail.mailbox";

    static final String SMTP = "smtp";
    static final String SES = "ses";
    static final String SANDBOX = "sandbox";

    @Singleton
    @Replaces(DefaultMessageComposer.class)
    @Requires(property = FROM)
    MimeComposer composer(
            @Property(name = FROM) String from, InstantSource clock, MailToken token) {
        return new MimeComposer(from, clock, token);
    }

    @Singleton
    @Replaces(DefaultSessionProvider.class)
    @Requires(property = TRANSPORT, value = SMTP)
    SessionProvider session(MailPropertiesProvider server, @Nullable Authenticator login) {
        return new SmtpSessionProvider(
                server.mailProperties(), login, SmtpSessionProvider.CONVERSATION);
    }

    @Singleton
    @Requires(property = TRANSPORT, value = SMTP)
    Mailer smtp(
            @Named(JavaxEmailSender.NAME) TransactionalEmailSender<Message, Void> sender,
            MimeComposer composer) {
        return new SmtpMailer(sender, composer);
    }

    /** It is a mailer too, but not the one that everybody gets. */
    @Singleton
    @Bean(typed = Mailbox.class)
    @Requires(property = TRANSPORT, value = SANDBOX)
    Mailbox mailbox(@Property(name = MAILBOX) Path folder, MimeComposer composer) {
        return new Mailbox(folder, composer);
    }

    @Singleton
    @Requires(property = TRANSPORT, value = SANDBOX)
    Mailer sandbox(Mailbox mailbox) {
        return mailbox;
    }
}
