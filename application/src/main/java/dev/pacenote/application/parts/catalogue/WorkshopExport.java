package dev.pacenote.application.parts.catalogue;

import dev.pacenote.application.identity.account.AccountExport;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.parts.catalogue.Workshop;
import java.util.Map;
import java.util.stream.Stream;

/** How a person keeps their stock, for their export; nothing while they have chosen nothing. */
public final class WorkshopExport implements AccountExport {

    private final Workshops workshops;

    public WorkshopExport(Workshops workshops) {
        this.workshops = workshops;
    }

    @Override
    public String member() {
        return "partsSettings";
    }

    @Override
    public Stream<Map<String, Object>> of(AccountId person) {
        return workshops.find(person).map(WorkshopExport::row).stream();
    }

    private static Map<String, Object> row(Workshop workshop) {
        return Map.of(
                "currency", workshop.currency().getCurrencyCode(),
                "defaultReorderThreshold", workshop.defaultThreshold().value(),
                "allowNegativeStock", workshop.allowNegativeStock());
    }
}
