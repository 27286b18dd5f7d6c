package dev.pacenote.assembly.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.delivery.mail.MailMessage;
import dev.pacenote.application.delivery.mail.Mailer;
import dev.pacenote.domain.delivery.SendFailure;
import dev.pacenote.domain.identity.account.EmailAddress;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MeteredMailerTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Mailer mailer =
            new MeteredMailer(message -> new Mailer.Result.Accepted(), registry);

    private long counted(String kind, String outcome) {
        return registry.get("pacenote.mails")
                .tag("kind", kind)
                .tag("outcome", outcome)
                .timer()
                .count();
    }

    @Test
    void a_mail_that_was_taken_is_counted() {
        Mailer.send(mailer, Mailer.Kind.ACCOUNT, "account.1", MeteredMailerTest::message);

        assertThat(counted("account", "accepted")).isEqualTo(1);
        assertThat(counted("account", "refused_for_good")).isZero();
    }

    @Test
    void a_mail_that_cannot_be_written_is_counted_as_refused_though_no_mail_server_is_asked() {
        var result =
                Mailer.send(
                        mailer,
                        Mailer.Kind.DAILY,
                        "daily.1",
                        () -> {
                            throw new IllegalStateException("no template for it");
                        });

        assertThat(result).isInstanceOf(Mailer.Result.Refused.class);
        assertThat(counted("daily", "refused_for_good")).isEqualTo(1);
        assertThat(counted("daily", "accepted")).isZero();
    }

    @Test
    void a_mail_service_that_refuses_our_login_is_told_from_one_that_refuses_a_mail() {
        var refusing =
                new MeteredMailer(
                        message -> new Mailer.Result.Refused(SendFailure.loginRefused()), registry);

        refusing.send(message());

        assertThat(counted("account", "login_refused")).isEqualTo(1);
        assertThat(counted("account", "refused_for_now")).isZero();
    }

    private static MailMessage message() {
        return new MailMessage(
                new EmailAddress("fox@example.org"),
                "account.1",
                "Hello",
                "Hello",
                "<p>Hello</p>",
                Optional.empty());
    }
}
