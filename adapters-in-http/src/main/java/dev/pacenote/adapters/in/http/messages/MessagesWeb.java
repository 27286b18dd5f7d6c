package dev.pacenote.adapters.in.http.messages;

import dev.pacenote.adapters.in.http.platform.error.ErrorShape;
import dev.pacenote.adapters.in.http.platform.error.NamedErrors;
import dev.pacenote.adapters.in.http.platform.openapi.ExampleValues;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;

/** What messages add to what all routes share. */
@Factory
final class MessagesWeb {

    @Singleton
    ErrorShape errors() {
        return new NamedErrors(Set.of("/messages"));
    }

    @Singleton
    ExampleValues examples() {
        return new ExampleValues(
                Map.of(
                        "userId", "43",
                        "senderId", "42",
                        "content", "Gate 3 is closed",
                        "clientMessageId", "a-17",
                        "displayName", "Ann Berg",
                        "actionUrl", "/Chat/42"));
    }
}
