package dev.pacenote.adapters.out.email.delivery;

import dev.pacenote.adapters.out.email.delivery.smtp.SmtpConfiguration;
import dev.pacenote.application.delivery.mail.Mailer;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.configuration.ApplicationContexts;
import dev.pacenote.configuration.Choices;
import dev.pacenote.configuration.ConfigurationRecords;
import dev.pacenote.configuration.ReadBy;
import dev.pacenote.configuration.Variables;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.time.InstantSourceFactory;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What an assembly gives to the mail adapters. */
@Factory
public final class TestBeans {

    public static final String FROM = "news@pacenote.example";

    @Singleton
    @Replaces(value = InstantSource.class, factory = InstantSourceFactory.class)
    InstantSource clock() {
        return () -> Samples.NOON;
    }

    @Singleton
    MailToken token() {
        return new MailToken(new byte[32]);
    }

    /**
     * Contexts as an assembly configures them, closed together: each test names another way or
     * another server.
     */
    public static final class Contexts implements AutoCloseable {

        private final List<ApplicationContext> open = new ArrayList<>();

        ApplicationContext start(
                MailTransport transport, Map<String, Object> more, Object... singletons) {
            var properties = new HashMap<>(more);
            properties.put(Choices.MAIL_TRANSPORT, transport.name().toLowerCase(Locale.ROOT));
            return start(properties, singletons);
        }

        ApplicationContext start(Map<String, Object> properties, Object... singletons) {
            var context = ApplicationContexts.builder(properties).singletons(singletons).start();
            open.add(context);
            return context;
        }

        public Mailer smtp(SmtpConfiguration settings) {
            return start(MailTransport.SMTP, properties(settings)).getBean(Mailer.class);
        }

        /** As an assembly gives the variables to the context. */
        static Map<String, Object> properties(SmtpConfiguration settings) {
            var variables =
                    Map.of(
                            "EMAIL_USER", settings.user(),
                            "EMAIL_PASS", settings.password(),
                            "EMAIL_FROM", FROM,
                            "SMTP_HOST", settings.host(),
                            "SMTP_PORT", Integer.toString(settings.port()),
                            "SMTP_STARTTLS", settings.encryption().name().toLowerCase(Locale.ROOT));
            return properties(variables);
        }

        /** The same for these variables. */
        static Map<String, Object> properties(Map<String, String> variables) {
            return ConfigurationRecords.read(
                            Variables.of(variables), ReadBy.SERVER, List.of(), Set.of())
                    .properties();
        }

        @Override
        public void close() {
            open.forEach(ApplicationContext::close);
        }
    }
}
