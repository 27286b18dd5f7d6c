package dev.pacenote.domain.messages.directory;

import java.util.Locale;

/** From whom somebody takes messages. */
public enum MessagesFrom {
    EVERYONE,
    /** From people to whom they wrote before. */
    KNOWN,
    NOBODY;

    /** A stable word for JSON. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
