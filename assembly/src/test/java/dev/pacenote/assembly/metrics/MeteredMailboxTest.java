package dev.pacenote.assembly.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.adapters.out.email.delivery.MailFactory;
import dev.pacenote.adapters.out.email.delivery.Mailbox;
import dev.pacenote.adapters.out.security.identity.token.TokenSecret;
import dev.pacenote.application.delivery.mail.Mailer;
import dev.pacenote.assembly.ServiceClock;
import dev.pacenote.configuration.Choices;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micronaut.context.BeanContext;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@MicronautTest(startApplication = false)
@Property(name = "spec.name", value = "MeteredMailboxTest")
@Property(name = Choices.MAIL_TRANSPORT, value = "sandbox")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MeteredMailboxTest implements TestPropertyProvider {

    @TempDir private static Path folder;

    @Inject private BeanContext context;

    /** What a bootstrap gives to the assembly. */
    @Factory
    @Requires(property = "spec.name", value = "MeteredMailboxTest")
    static final class Parts {

        @Singleton
        MeterRegistry meters() {
            return new SimpleMeterRegistry();
        }

        @Singleton
        TokenSecret secret() {
            return new TokenSecret(new byte[32]);
        }

        @Singleton
        ServiceClock clock() {
            return new ServiceClock(InstantSource.system());
        }
    }

    @Override
    public Map<String, String> getProperties() {
        return Map.of(MailFactory.MAILBOX, folder.toString());
    }

    @Test
    void mails_of_the_sandbox_are_counted_and_its_mailbox_stays_what_it_is() {
        assertThat(context.getBean(Mailer.class)).isInstanceOf(MeteredMailer.class);
        assertThat(context.getBean(Mailbox.class)).isNotNull();
    }
}
