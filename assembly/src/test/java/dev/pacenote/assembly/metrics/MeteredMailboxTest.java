package dev.pacenote.assembly.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.adapters.out.email.delivery.MailFactory;
import dev.pacenote.adapters.out.email.delivery.Mailbox;
import dev.pacenote.adapters.out.security.identity.token.TokenSecret;
import dev.pacenote.application.delivery.Mailer;
import dev.pacenote.assembly.ServiceClock;
import dev.pacenote.configuration.Choices;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micronaut.context.ApplicationContext;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeteredMailboxTest {

    @Test
    void mails_of_the_sandbox_are_counted_and_its_mailbox_stays_what_it_is(@TempDir Path folder) {
        Map<String, Object> sandbox =
                Map.of(Choices.MAIL_TRANSPORT, "sandbox", MailFactory.MAILBOX, folder);
        try (var context =
                ApplicationContext.builder()
                        .deduceEnvironment(false)
                        .properties(sandbox)
                        .singletons(
                                new SimpleMeterRegistry(),
                                new TokenSecret(new byte[32]),
                                new ServiceClock(InstantSource.system()))
                        .start()) {
            assertThat(context.getBean(Mailer.class)).isInstanceOf(MeteredMailer.class);
            assertThat(context.getBean(Mailbox.class)).isNotNull();
        }
    }
}
