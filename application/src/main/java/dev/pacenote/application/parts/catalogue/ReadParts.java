package dev.pacenote.application.parts.catalogue;

import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.parts.catalogue.Part;
import dev.pacenote.domain.parts.catalogue.PlainText;
import dev.pacenote.domain.parts.catalogue.Workshop;
import dev.pacenote.domain.parts.stock.StockedPart;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Shows a workshop its parts. Reading changes nothing and tells nobody. */
public final class ReadParts {

    private final Parts parts;
    private final WorkshopContexts contexts;

    public ReadParts(Parts parts, WorkshopContexts contexts) {
        this.parts = parts;
        this.contexts = contexts;
    }

    /** A part with its pools and its open task. */
    public record Found(StockedPart stocked, ShownPart shown) {}

    /** Archived ones too. */
    public Optional<Found> find(Part.Key key) {
        return parts.find(key)
                .map(
                        stocked ->
                                new Found(
                                        stocked,
                                        new ShownPart(
                                                stocked.part(), contexts.workshop(key.account()))));
    }

    public Optional<ShownPart> byNumber(AccountId account, String number) {
        return parts.findByNumber(account, PlainText.foldedWithoutBlanks(number))
                .map(part -> new ShownPart(part, contexts.workshop(account)));
    }

    public Optional<ShownPart> byBarcode(AccountId account, String barcode) {
        return parts.findByBarcode(account, barcode.strip())
                .map(part -> new ShownPart(part, contexts.workshop(account)));
    }

    /** A part of a list, with the workshop by whose settings it was made. */
    public record Listed(Parts.Page page, Workshop workshop) {}

    /** All parts that are low, the most needed first. */
    public List<ShownPart> low(AccountId account) {
        var found = list(account, workshop -> PartsQuery.low(workshop, PartsQuery.Window.ALL));
        return found.page().rows().stream()
                .map(part -> new ShownPart(part, found.workshop()))
                .toList();
    }

    /**
     * @param query made with the workshop as it is
     */
    public Listed list(AccountId account, Function<Workshop, PartsQuery> query) {
        var workshop = contexts.workshop(account);
        return new Listed(parts.list(query.apply(workshop)), workshop);
    }
}
