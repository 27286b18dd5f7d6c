package dev.pacenote.adapters.out.email.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.adapters.out.email.delivery.ses.SesMailer;
import dev.pacenote.adapters.out.email.delivery.smtp.Encryption;
import dev.pacenote.adapters.out.email.delivery.smtp.SmtpConfiguration;
import dev.pacenote.adapters.out.email.delivery.smtp.SmtpMailer;
import dev.pacenote.adapters.out.email.delivery.smtp.SmtpMailerTest;
import dev.pacenote.application.delivery.mail.Mailer;
import io.micronaut.email.javamail.composer.MessageComposer;
import io.micronaut.email.javamail.sender.SessionProvider;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sesv2.SesV2Client;

/** One property chooses how mail leaves. */
class MailFactoryTest {

    private final TestBeans.Contexts contexts = new TestBeans.Contexts();

    @AfterEach
    void close() {
        contexts.close();
    }

    @Test
    void by_smtp_the_one_mailer_speaks_to_the_server_that_is_named() {
        var context =
                contexts.start(
                        MailTransport.SMTP,
                        TestBeans.Contexts.properties(
                                new SmtpConfiguration(
                                        "",
                                        "",
                                        Optional.empty(),
                                        "mail.example",
                                        2525,
                                        Encryption.REQUIRED)));

        assertThat(context.getBeansOfType(Mailer.class))
                .singleElement()
                .isInstanceOf(SmtpMailer.class);
        var session = context.getBean(SessionProvider.class).session();
        assertThat(session.getProperty("mail.smtp.host")).isEqualTo("mail.example");
        assertThat(session.getProperty("mail.smtp.port")).isEqualTo("2525");
        assertThat(session.getProperty("mail.smtp.starttls.required")).isEqualTo("true");
        assertThat(context.getBean(MessageComposer.class)).isInstanceOf(MimeComposer.class);
    }

    @Test
    void in_the_sandbox_nothing_of_smtp_is_made(@TempDir Path folder) {
        var context = contexts.start(MailTransport.SANDBOX, Map.of(MailFactory.MAILBOX, folder));

        assertThat(context.getBeansOfType(Mailer.class))
                .singleElement()
                .isInstanceOf(Mailbox.class);
        assertThat(context.getActiveBeanRegistrations(SessionProvider.class)).isEmpty();
    }

    @Test
    void by_ses_the_one_mailer_asks_its_client() {
        var context =
                contexts.start(
                        MailTransport.SES, Map.of("ses.from", TestBeans.FROM), new NoService());

        assertThat(context.getBeansOfType(Mailer.class))
                .singleElement()
                .isInstanceOf(SesMailer.class);
        assertThat(context.getActiveBeanRegistrations(SessionProvider.class)).isEmpty();
    }

    /** The client of a service that nobody asks here. */
    private static final class NoService implements SesV2Client {
        @Override
        public String serviceName() {
            return "nothing";
        }

        @Override
        public void close() {
            // There is nothing to close.
        }
    }

    @Test
    void the_sender_and_the_server_are_what_they_say_also_where_they_look_like_a_placeholder() {
        var properties =
                TestBeans.Contexts.properties(
                        Map.of(
                                "SMTP_HOST", "${HOME}.example",
                                "EMAIL_FROM", "news${home}@pacenote.example"));
        var context = contexts.start(MailTransport.SMTP, properties);

        assertThat(context.getBean(SessionProvider.class).session().getProperty("mail.smtp.host"))
                .isEqualTo("${HOME}.example");
        var mail = context.getBean(MimeComposer.class).email(SmtpMailerTest.message());
        assertThat(mail.getFrom().getEmail()).isEqualTo("news${home}@pacenote.example");
    }

    @Test
    void a_service_that_names_no_way_has_no_mailer() {
        assertThat(contexts.start(Map.of()).containsBean(Mailer.class)).isFalse();
    }
}
