package dev.pacenote.adapters.in.http.parts;

import dev.pacenote.adapters.in.http.identity.session.FirstUse;
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

    /** A workshop needs no name and no address to keep its stock. */
    @Singleton
    FirstUse partsAtFirstUse() {
        return new FirstUse("/parts");
    }

    @Singleton
    FirstUse stockAtFirstUse() {
        return new FirstUse("/stock");
    }

    @Singleton
    FirstUse reorderAtFirstUse() {
        return new FirstUse("/reorder");
    }

    @Singleton
    FirstUse analyticsAtFirstUse() {
        return new FirstUse("/analytics");
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
