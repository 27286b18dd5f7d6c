package dev.pacenote.acceptance;

import java.util.Locale;

/** Which assembly the suite runs against: the property {@code pacenote.assembly} says so. */
enum Assembly {
    SERVER,
    LAMBDA;

    static final String PROPERTY = "pacenote.assembly";

    static Assembly current() {
        return valueOf(System.getProperty(PROPERTY, "server").toUpperCase(Locale.ROOT));
    }
}
