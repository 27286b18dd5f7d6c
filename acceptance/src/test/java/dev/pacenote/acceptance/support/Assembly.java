package dev.pacenote.acceptance.support;

import java.util.Locale;

/** Which assembly the suite runs against: the property {@code pacenote.assembly} says so. */
public enum Assembly {
    SERVER,
    LAMBDA;

    static final String PROPERTY = "pacenote.assembly";

    public static Assembly current() {
        return valueOf(System.getProperty(PROPERTY, "server").toUpperCase(Locale.ROOT));
    }
}
