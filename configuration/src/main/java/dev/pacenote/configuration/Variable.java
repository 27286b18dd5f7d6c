package dev.pacenote.configuration;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Describes the environment variable that a component of a configuration record holds. The default
 * stands in {@code @Bindable(defaultValue = …)}. The value is read as the component's type; a
 * component of type {@code Optional} is empty where the variable is not set.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface Variable {

    /** The variable's name. */
    String value();

    /** Another name for the same variable. */
    String alias() default "";

    /** What the variable means, for the reference page. */
    String meaning();

    /** For the reference page: what counts where the variable is not set and has no default. */
    String otherwise() default "";

    /**
     * Completes the sentence "NAME must …" for a value that cannot be read. Enums and whole numbers
     * have a sentence of their own.
     */
    String must() default "have another form";

    /** The smallest whole number that is accepted. */
    long min() default Long.MIN_VALUE;

    /** The largest whole number that is accepted. */
    long max() default Long.MAX_VALUE;

    /** Which assembly reads the variable; the other ignores it. */
    ReadBy readBy() default ReadBy.BOTH;

    /** Whether the functions do not start without it. */
    boolean functionsNeedIt() default false;

    /**
     * The choices with which the process does not start without it, each as {@code VARIABLE=word}.
     */
    String[] neededWith() default {};

    /** Whether the value must never be printed. */
    boolean secret() default false;

    /** Which characters the value may consist of. */
    Characters characters() default Characters.UNSPECIFIED;
}
