package dev.pacenote.domain.parts.reorder;

/** Whether a part stays low with all that is ordered. It is told once for each order. */
public enum Shortfall {
    NEVER,
    NOW,
    /** It did, and more came from elsewhere. */
    EARLIER;

    Shortfall next(boolean insufficient) {
        return insufficient ? NOW : this == NEVER ? NEVER : EARLIER;
    }
}
