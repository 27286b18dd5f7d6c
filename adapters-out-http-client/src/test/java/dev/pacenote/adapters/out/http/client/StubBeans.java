package dev.pacenote.adapters.out.http.client;

import static java.util.stream.Collectors.toMap;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** What an assembly gives to the HTTP client. */
@Factory
final class StubBeans {

    /** Waits for a busy machine, and tries again at once. */
    static final UpstreamConfiguration.Limits PATIENT =
            new UpstreamConfiguration.Limits(
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(1),
                    Duration.ofMillis(5),
                    Duration.ofHours(1));

    @Singleton
    UpstreamConfiguration configuration() {
        return new UpstreamConfiguration("Pacenote / tests / a@b.c", 1000, PATIENT);
    }

    static Map<String, String> properties(String id, URI url, UpstreamConfiguration.Limits limits) {
        return UpstreamServices.properties(id, url, limits).entrySet().stream()
                .collect(toMap(Map.Entry::getKey, property -> property.getValue().toString()));
    }
}
