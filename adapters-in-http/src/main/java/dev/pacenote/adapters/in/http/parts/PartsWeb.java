package dev.pacenote.adapters.in.http.parts;

import dev.pacenote.adapters.in.http.identity.session.FirstUse;
import dev.pacenote.adapters.in.http.platform.error.ErrorShape;
import dev.pacenote.adapters.in.http.platform.openapi.ExampleValues;
import dev.pacenote.adapters.in.http.platform.webapp.PageAddresses;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** What parts add to what all routes share. */
@Factory
final class PartsWeb {

    @Singleton
    ErrorShape errors() {
        return new PartsErrors();
    }

    @Singleton
    ExampleValues examples() {
        return new ExampleValues(
                Map.ofEntries(
                        Map.entry("partId", "brake-pad-01"),
                        Map.entry("partName", "Brake pad, front"),
                        Map.entry("partNumber", "BP-0101"),
                        Map.entry("vehicleModel", "ALL"),
                        Map.entry("category", "Brakes"),
                        Map.entry("supplier", "Rossi"),
                        Map.entry("supplierPartNumber", "R-7710"),
                        Map.entry("unit", "each"),
                        Map.entry("unitScale", 0),
                        Map.entry("reference", "JOB-1182"),
                        Map.entry("orderReference", "PO-70"),
                        Map.entry("operation", "subtract"),
                        Map.entry("StockLineRequest.type", "consume"),
                        Map.entry("StockMovement.type", "consume"),
                        Map.entry("StockRequest.type", "consume"),
                        Map.entry("StockReversal.type", "reversal"),
                        Map.entry("onInsufficient", "reject"),
                        Map.entry("severity", "low"),
                        Map.entry("expectedAt", "2026-11-27"),
                        Map.entry("currency", "USD"),
                        Map.entry("contentType", "application/pdf"),
                        Map.entry("fileName", "invoice.pdf"),
                        Map.entry("class", "A")));
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
