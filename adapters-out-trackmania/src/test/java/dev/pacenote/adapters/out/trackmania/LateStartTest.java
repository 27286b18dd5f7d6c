package dev.pacenote.adapters.out.trackmania;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.adapters.out.http.client.Priority;
import dev.pacenote.adapters.out.http.client.RequestObserver;
import dev.pacenote.adapters.out.memory.platform.upstream.InMemoryUpstreamTokens;
import dev.pacenote.application.contracts.platform.upstream.FreePlaces;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.DefaultBeanContext;
import io.micronaut.http.client.HttpClientRegistry;
import org.junit.jupiter.api.Test;

/** A new process, most of all a function, has no time for an HTTP client that nobody needs yet. */
class LateStartTest {

    @Test
    void nothing_of_an_http_client_is_made_before_the_first_question() {
        try (var world = new TestWorld(2, 100_000)) {
            var settings = world.settings(100_000, TestWorld.NAME);
            try (var context =
                    ApplicationContext.builder()
                            .properties(settings.httpServices())
                            .singletons(
                                    settings,
                                    settings.configuration(),
                                    new FreePlaces(),
                                    new InMemoryUpstreamTokens(),
                                    RequestObserver.NOBODY)
                            .start()) {
                var upstreams = context.getBean(Upstreams.class);
                upstreams.leaderboards(Priority.RUN);
                upstreams.playerNames(Priority.PERSON);
                var exchange = upstreams.exchange(Priority.PERSON);
                assertThat(upstreams.circuits()).containsValue("UP").hasSize(4);
                assertThat(hasHttpClients(context)).isFalse();

                assertThat(exchange.author(TestWorld.FOX.name())).isPresent();
                assertThat(hasHttpClients(context)).isTrue();
            }
        }
    }

    private static boolean hasHttpClients(ApplicationContext context) {
        return !((DefaultBeanContext) context)
                .getActiveBeanRegistrations(HttpClientRegistry.class)
                .isEmpty();
    }
}
