package dev.pacenote.domain.platform.origin;

import java.util.Locale;
import java.util.stream.Stream;

/** Whose data it is. The sandbox and a real service never work with the data of the other. */
public enum DataOrigin {
    /** Invented: its accounts have a password that everybody knows, and its mail goes nowhere. */
    SANDBOX,

    /** Of real people. */
    REAL;

    /** As it is stored. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one of that stored name. */
    public static DataOrigin ofWireName(String name) {
        return Stream.of(values())
                .filter(origin -> origin.wireName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no origin of data: " + name));
    }
}
