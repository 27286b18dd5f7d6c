package dev.pacenote.domain.parts.reorder;

/** Why a task is closed. */
public enum CloseReason {
    RESTOCKED,
    THRESHOLD_CHANGED,
    RECEIVED,
    PART_ARCHIVED,
    /** Somebody does not want to hear of it for a while. */
    DISMISSED;

    /** Whether what the task asked for is done. */
    public boolean isResolved() {
        return this != DISMISSED;
    }
}
