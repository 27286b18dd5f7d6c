package dev.pacenote.server.connections;

import dev.pacenote.adapters.in.http.platform.WebSettings;
import dev.pacenote.adapters.in.http.platform.error.Problem;
import dev.pacenote.adapters.in.http.platform.header.AnswerHeaders;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.BeanContext;
import io.micronaut.context.BeanResolutionContext;
import io.micronaut.http.server.netty.NettyEmbeddedServer;
import io.micronaut.inject.BeanConfiguration;
import io.micronaut.inject.BeanDefinitionReference;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP server with our limits and the routes of this test package, and nothing else of ours.
 * Each test has its own: they count connections from zero, by other limits, and one stops it.
 */
final class LimitedServer implements AutoCloseable {

    static final AnswerHeaders ANSWER_HEADERS = makeAnswerHeaders();

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final ApplicationContext context;
    private final NettyEmbeddedServer http;

    /** Everything else of ours on the class path, which is switched off. */
    private static final class Others implements BeanConfiguration {

        private static final String OURS = "dev.pacenote.";
        private static final List<String> WANTED =
                List.of(
                        LimitedServer.class.getPackageName() + ".",
                        AnswerHeaders.class.getPackageName() + ".$AnswerHeaders$",
                        Problem.class.getPackageName() + ".$Failures$OfProblem");

        @Override
        public boolean isEnabled(BeanContext context, @Nullable BeanResolutionContext resolution) {
            return false;
        }

        @Override
        public boolean isWithin(String bean) {
            return bean.startsWith("io.micronaut.security.")
                    || (bean.startsWith(OURS) && WANTED.stream().noneMatch(bean::startsWith));
        }

        @Override
        @SuppressWarnings("rawtypes") // as the framework declares it
        public boolean isWithin(BeanDefinitionReference bean) {
            return isWithin(bean.getBeanDefinitionName());
        }

        @Override
        public Package getPackage() {
            return LimitedServer.class.getPackage();
        }

        @Override
        public String getName() {
            return OURS;
        }

        @Override
        public String getVersion() {
            return "";
        }
    }

    LimitedServer(ServerLimits limits) {
        context = context(limits, registry);
        http = context.getBean(NettyEmbeddedServer.class);
        http.start();
    }

    /** Stops as a server does; waits for what is being answered. */
    void shutDown() {
        context.getBean(ServerShutdown.class).run(http);
    }

    private static ApplicationContext context(ServerLimits limits, MeterRegistry registry) {
        return ApplicationContext.builder()
                .deduceEnvironment(false)
                .banner(false)
                .beanConfigurations(new Others())
                .singletons(limits, registry, settings())
                .properties(
                        Map.of(
                                "pacenote.assembly",
                                "server",
                                "micronaut.metrics.enabled",
                                false,
                                "micronaut.server.port",
                                -1,
                                // What is not taken must not vanish in a buffer.
                                "micronaut.server.netty.child-options.SO_SNDBUF",
                                8_192))
                .start();
    }

    private static WebSettings settings() {
        return new WebSettings(
                List.of(),
                Set.of(),
                List.of(),
                false,
                Optional.empty(),
                Optional.empty(),
                "test",
                "1",
                List.of());
    }

    private static AnswerHeaders makeAnswerHeaders() {
        try (var context = context(ServerLimits.DEFAULT, new SimpleMeterRegistry())) {
            return context.getBean(AnswerHeaders.class);
        }
    }

    int port() {
        return http.getPort();
    }

    void finishLateAnswers() {
        context.getBean(PlantedEndpoints.Answers.class).finish();
    }

    double held(String kind) {
        return registry.get("pacenote.http." + kind).gauge().value();
    }

    double rejected(String reason) {
        return registry.get("pacenote.http.turned.away").tag("reason", reason).counter().count();
    }

    @Override
    public void close() {
        context.close();
    }
}
