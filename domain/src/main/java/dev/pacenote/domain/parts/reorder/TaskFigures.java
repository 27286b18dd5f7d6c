package dev.pacenote.domain.parts.reorder;

import dev.pacenote.domain.parts.catalogue.Money;
import dev.pacenote.domain.parts.catalogue.Part;
import dev.pacenote.domain.parts.catalogue.Quantity;
import dev.pacenote.domain.parts.catalogue.VehicleModel;
import dev.pacenote.domain.parts.catalogue.Workshop;

/** What a task says of its part: of an open one as it is, of a closed one as it was at the end. */
public record TaskFigures(
        PartName part, Quantity stock, Quantity threshold, Quantity projected, Offer offer) {

    public record PartName(String name, String number, VehicleModel model) {}

    /** What to order from whom. */
    public record Offer(String supplier, Money unitPrice, Quantity suggested) {}

    public static TaskFigures of(Part part, Workshop workshop) {
        var details = part.details();
        return new TaskFigures(
                new PartName(
                        details.naming().name(),
                        details.naming().number(),
                        details.placing().model()),
                part.stock(),
                LowRule.threshold(part, workshop),
                part.projected(),
                new Offer(
                        details.supply().supplier().name(),
                        details.supply().unitPrice(),
                        OrderSuggestion.of(part, workshop).quantity()));
    }
}
