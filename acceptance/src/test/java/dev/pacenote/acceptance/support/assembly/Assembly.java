package dev.pacenote.acceptance.support.assembly;

import java.util.Locale;

/**
 * Which assembly the suite runs against: the property {@code pacenote.assembly} says so. {@link
 * #MIXED} is the server with other adapters: mail by SES, sessions and parts in DynamoDB, searches
 * in SQS.
 */
public enum Assembly {
    SERVER,
    LAMBDA,
    MIXED;

    static final String PROPERTY = "pacenote.assembly";

    public static Assembly current() {
        return valueOf(System.getProperty(PROPERTY, "server").toUpperCase(Locale.ROOT));
    }
}
