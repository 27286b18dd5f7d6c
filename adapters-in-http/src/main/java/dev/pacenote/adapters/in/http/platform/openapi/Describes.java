package dev.pacenote.adapters.in.http.platform.openapi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What the OpenAPI document says of a route beyond what its signature tells: the document is made
 * of the routes themselves, so that none can be missing.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Describes {

    /** One line for a reader. */
    String value();

    /** Status of success. */
    int status() default 200;

    /** Further statuses with the same body as success. */
    int[] alsoStatus() default {};

    /** Whether success may also be a 303 to where the file is, without a body. */
    boolean mayBeElsewhere() default false;

    /** The body of success, where the return type does not tell it. */
    Class<?> answers() default Void.class;

    /** The body of a 202, where that is another one. */
    Class<?> accepted() default Void.class;

    /** Media type of success. */
    String media() default "application/json";

    /** Statuses of refusals in addition to those that every such route has. */
    int[] refuses() default {};
}
