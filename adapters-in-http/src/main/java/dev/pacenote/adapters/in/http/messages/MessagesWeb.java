package dev.pacenote.adapters.in.http.messages;

import dev.pacenote.adapters.in.http.platform.ErrorShape;
import dev.pacenote.adapters.in.http.platform.NamedErrors;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.util.Set;

/** What the routes of the area have in common. */
@Factory
final class MessagesWeb {

    @Singleton
    ErrorShape errors() {
        return new NamedErrors(Set.of("/messages"));
    }
}
