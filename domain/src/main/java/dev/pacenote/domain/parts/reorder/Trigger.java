package dev.pacenote.domain.parts.reorder;

/** Why a part is looked at. */
public enum Trigger {
    STOCK,
    /** Its stock was above zero before and is not any more. */
    STOCK_RAN_OUT,
    /** What is entered about it has changed, or the workshop's default. */
    RULE,
    CLOCK
}
