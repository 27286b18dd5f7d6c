package dev.pacenote.acceptance.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/**
 * A test of something that the contract gives to the server alone, or of a server's own process.
 */
@Tag("server")
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface ServerOnly {

    /** Why the other assembly has no such thing. */
    String value();
}
