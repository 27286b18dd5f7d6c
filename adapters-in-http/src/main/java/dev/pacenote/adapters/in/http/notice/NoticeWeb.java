package dev.pacenote.adapters.in.http.notice;

import dev.pacenote.adapters.in.http.platform.error.ErrorShape;
import dev.pacenote.adapters.in.http.platform.error.NamedErrors;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.util.Set;

/** What the routes of people, their settings and their notifications have in common. */
@Factory
final class NoticeWeb {

    @Singleton
    ErrorShape errors() {
        return new NamedErrors(Set.of("/users", "/notifications", "/ws"));
    }
}
