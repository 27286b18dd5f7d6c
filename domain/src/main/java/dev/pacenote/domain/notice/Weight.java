package dev.pacenote.domain.notice;

/**
 * How much a notice asks for its reader's attention. A topic's list shows it whatever its weight
 * is. From the heaviest to the lightest.
 */
public enum Weight {
    /** Worth a message of its own. */
    NEWS,
    /** Told with a message that leaves for another reason, however late that is. */
    LASTING_NOTE,
    /** Told with a message of the same day that leaves for another reason, else with none. */
    NOTE,
    /** For the list alone: nobody wants to be told, or it is not worth it. */
    SILENT;

    /** Whether it waits for a message, however late that is. */
    public boolean lasts() {
        return switch (this) {
            case NEWS, LASTING_NOTE -> true;
            case NOTE, SILENT -> false;
        };
    }
}
