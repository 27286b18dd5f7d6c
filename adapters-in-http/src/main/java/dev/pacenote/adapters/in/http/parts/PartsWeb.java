package dev.pacenote.adapters.in.http.parts;

import dev.pacenote.adapters.in.http.platform.ErrorShape;
import dev.pacenote.adapters.in.http.platform.webapp.PageAddresses;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.util.List;

/** What parts add to what all routes share. */
@Factory
final class PartsWeb {

    @Singleton
    ErrorShape errors() {
        return new PartsErrors();
    }

    /** The existing client's pages have the addresses of the routes that it asks. */
    @Singleton
    PageAddresses partsPages() {
        return new PageAddresses("/parts", List.of("/parts/files"));
    }

    @Singleton
    PageAddresses reorderPages() {
        return new PageAddresses("/reorder", List.of());
    }

    @Singleton
    PageAddresses analyticsPages() {
        return new PageAddresses("/analytics", List.of());
    }
}
