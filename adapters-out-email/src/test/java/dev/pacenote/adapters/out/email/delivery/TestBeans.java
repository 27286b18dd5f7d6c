package dev.pacenote.adapters.out.email.delivery;

import dev.pacenote.application.contracts.platform.Samples;
import dev.pacenote.application.delivery.Mailer;
import dev.pacenote.configuration.ApplicationContexts;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.time.InstantSourceFactory;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What an assembly gives to the mail adapters. */
@Factory
final class TestBeans {

    static final String FROM = "news@pacenote.example";

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
    static final class Contexts implements AutoCloseable {

        private final List<ApplicationContext> open = new ArrayList<>();

        ApplicationContext start(String transport, Map<String, Object> more) {
            var properties = new HashMap<String, Object>(Map.of(MailFactory.FROM, FROM));
            properties.put(MailFactory.TRANSPORT, transport);
            properties.putAll(more);
            return started(ApplicationContexts.builder(properties));
        }

        private ApplicationContext started(ApplicationContextBuilder builder) {
            var context = builder.start();
            open.add(context);
            return context;
        }

        Mailer smtp(SmtpConfiguration settings) {
            var properties = new HashMap<>(settings.asConfiguration());
            properties.put(MailFactory.TRANSPORT, MailFactory.SMTP);
            properties.put(MailFactory.FROM, FROM);
            return started(
                            ApplicationContexts.builder(properties)
                                    .singletons(settings.login().stream().toArray()))
                    .getBean(Mailer.class);
        }

        @Override
        public void close() {
            open.forEach(ApplicationContext::close);
        }
    }
}
