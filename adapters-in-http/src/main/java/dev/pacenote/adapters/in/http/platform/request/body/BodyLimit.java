package dev.pacenote.adapters.in.http.platform.request.body;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How many bytes a {@link JsonBody} has at most, where that is less than {@link #USUAL}. Which it
 * is stands in the contract of its area.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface BodyLimit {

    /** One mebibyte. */
    int USUAL = 1_048_576;

    /** Of people, messages and notices: 64 kibibytes. */
    int SMALL = 65_536;

    int value();
}
