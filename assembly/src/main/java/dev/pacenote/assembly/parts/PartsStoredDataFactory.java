package dev.pacenote.assembly.parts;

import dev.pacenote.application.identity.account.AccountExport;
import dev.pacenote.application.parts.catalogue.Parts;
import dev.pacenote.application.parts.stock.Movements;
import dev.pacenote.application.parts.stock.PartsExport;
import io.micronaut.context.annotation.Factory;
import io.micronaut.core.annotation.Order;
import jakarta.inject.Singleton;

/** What the service owes to people whose data is stored, also where the area is switched off. */
@Factory
final class PartsStoredDataFactory {

    @Singleton
    @Order(500)
    AccountExport partsExport(Parts parts, Movements movements, PartsConfiguration configuration) {
        return new PartsExport(parts, movements, configuration.currency());
    }
}
