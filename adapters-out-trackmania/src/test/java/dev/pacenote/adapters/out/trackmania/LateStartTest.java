package dev.pacenote.adapters.out.trackmania;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.adapters.out.http.client.Priority;
import dev.pacenote.adapters.out.http.client.RequestObserver;
import dev.pacenote.adapters.out.http.client.UpstreamConfiguration;
import dev.pacenote.adapters.out.memory.platform.upstream.InMemoryUpstreamTokens;
import dev.pacenote.application.platform.upstream.FreePlaces;
import dev.pacenote.application.platform.upstream.RequestBudget;
import dev.pacenote.application.platform.upstream.UpstreamTokens;
import io.micronaut.context.BeanContext;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.client.HttpClientRegistry;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A new process, most of all a function, has no time for an HTTP client that nobody needs yet. */
@MicronautTest(startApplication = false)
@Property(name = "spec.name", value = "LateStartTest")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LateStartTest implements TestPropertyProvider {

    private static final TestWorld WORLD = new TestWorld(2, 100_000);

    @Inject private BeanContext context;

    /** What an assembly gives to these adapters. */
    @Factory
    @Requires(property = "spec.name", value = "LateStartTest")
    static final class Parts {

        @Singleton
        UpstreamSettings settings() {
            return WORLD.settings(100_000, TestWorld.NAME);
        }

        @Singleton
        UpstreamConfiguration configuration(UpstreamSettings settings) {
            return settings.configuration();
        }

        @Singleton
        RequestBudget places() {
            return new FreePlaces();
        }

        @Singleton
        UpstreamTokens tokens() {
            return new InMemoryUpstreamTokens();
        }

        @Singleton
        RequestObserver observer() {
            return RequestObserver.NOBODY;
        }
    }

    @Override
    public Map<String, String> getProperties() {
        return WORLD.settings(100_000, TestWorld.NAME).httpServices().entrySet().stream()
                .collect(toMap(Map.Entry::getKey, property -> property.getValue().toString()));
    }

    @AfterAll
    static void end() {
        WORLD.close();
    }

    private boolean hasHttpClients() {
        return !context.getActiveBeanRegistrations(HttpClientRegistry.class).isEmpty();
    }

    @Test
    void nothing_of_an_http_client_is_made_before_the_first_question() {
        var upstreams = context.getBean(Upstreams.class);
        upstreams.leaderboards(Priority.RUN);
        upstreams.playerNames(Priority.PERSON);
        var exchange = upstreams.exchange(Priority.PERSON);
        assertThat(Upstreams.Service.values()).hasSize(4).noneMatch(upstreams::resting);
        assertThat(hasHttpClients()).isFalse();

        assertThat(exchange.author(TestWorld.FOX.name())).isPresent();
        assertThat(hasHttpClients()).isTrue();
    }
}
