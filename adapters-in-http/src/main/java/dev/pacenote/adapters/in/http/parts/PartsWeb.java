package dev.pacenote.adapters.in.http.parts;

import dev.pacenote.adapters.in.http.platform.ErrorShape;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** What parts add to what all routes share. */
@Factory
final class PartsWeb {

    @Singleton
    ErrorShape errors() {
        return new PartsErrors();
    }
}
