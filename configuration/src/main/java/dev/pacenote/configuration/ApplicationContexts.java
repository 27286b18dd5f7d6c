package dev.pacenote.configuration;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ApplicationContextBuilder;
import java.util.HashMap;
import java.util.Map;

/** Builders of application contexts that know what they are told, and nothing else. */
public final class ApplicationContexts {

    private static final String PLACEHOLDER = "${";

    /** A placeholder of a name that nobody sets: its default is what begins the other one. */
    private static final String ESCAPED = "${pacenote.dollar:$}{";

    private ApplicationContexts() {}

    /**
     * A context with these properties. No variable of the environment is one of them, as it could
     * switch a promise off, and each text among them is what it says: <code>${…}</code> in an
     * operator's text names no other property.
     */
    public static ApplicationContextBuilder builder(Map<String, Object> properties) {
        var literal = new HashMap<String, Object>();
        properties.forEach((name, value) -> literal.put(name, literal(value)));
        return ApplicationContext.builder()
                .deduceEnvironment(false)
                .environmentPropertySource(false)
                .banner(false)
                .properties(literal);
    }

    private static Object literal(Object value) {
        return value instanceof CharSequence text
                ? text.toString().replace(PLACEHOLDER, ESCAPED)
                : value;
    }
}
