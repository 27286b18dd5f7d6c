package dev.pacenote.domain.parts.stock;

import java.util.Locale;

/** Why stock changed. */
public enum MovementType {
    OPENING,
    RECEIVE,
    CONSUME,
    COUNT,
    ADJUST,
    TRANSFER_OUT,
    TRANSFER_IN,
    /** Back from a job. */
    RETURN,
    SCRAP,
    REVERSAL;

    /** Whether it is stock that a job used up, or gave back. */
    public boolean isConsumption() {
        return this == CONSUME || this == SCRAP || this == RETURN;
    }

    /** Whether it says how far the numbers were from the shelf. */
    public boolean isCorrection() {
        return this == COUNT || this == ADJUST;
    }

    public boolean isTransfer() {
        return this == TRANSFER_IN || this == TRANSFER_OUT;
    }

    /** Whether what it cost changes the average. */
    public boolean changesAverage() {
        return this == OPENING || this == RECEIVE;
    }

    /** In the words of the API. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
