package dev.pacenote.acceptance.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/**
 * Minutes of days that show the core's rules, not an assembly's. The everyday test run plays them
 * against the server; {@code ./pacenote test-lambda} plays them against the functions as well.
 */
@Tag("long")
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface FunctionsInLongRun {}
