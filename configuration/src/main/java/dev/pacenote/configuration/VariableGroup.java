package dev.pacenote.configuration;

import io.micronaut.core.annotation.Introspected;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a configuration record, so that its variables are found. The record is a {@code
 * ConfigurationProperties} too: the context binds it under the prefix that is given there.
 */
@Documented
@Introspected
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface VariableGroup {

    /** The heading in the reference page. */
    String title();

    /** Where the group stands in the reference page and among the problems: smaller is earlier. */
    int order();

    /**
     * For a group that is set whole or not at all: the beginning of the sentence that names what is
     * missing, such as "The bounce mailbox needs". The record exists only where one of its
     * variables is set.
     */
    String needs() default "";
}
