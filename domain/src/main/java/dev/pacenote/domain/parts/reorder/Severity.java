package dev.pacenote.domain.parts.reorder;

import dev.pacenote.domain.parts.catalogue.Quantity;

/** How bad it is. */
public enum Severity {
    LOW,
    /** Nothing is left. */
    OUT;

    static Severity of(Quantity stock) {
        return stock.isPositive() ? LOW : OUT;
    }
}
