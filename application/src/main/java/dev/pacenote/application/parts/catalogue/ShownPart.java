package dev.pacenote.application.parts.catalogue;

import dev.pacenote.domain.parts.catalogue.Part;
import dev.pacenote.domain.parts.catalogue.Quantity;
import dev.pacenote.domain.parts.catalogue.Workshop;
import dev.pacenote.domain.parts.reorder.LowRule;

/** A part as its workshop sees it. */
public record ShownPart(Part part, Workshop workshop) {

    public Quantity thresholdInForce() {
        return LowRule.threshold(part, workshop);
    }

    /** Where it is in lists. */
    public PartPlace place() {
        return PartPlace.of(part, workshop);
    }

    public boolean isLow() {
        return LowRule.isLow(part, workshop);
    }
}
