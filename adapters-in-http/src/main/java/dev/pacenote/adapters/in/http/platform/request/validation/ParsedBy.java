package dev.pacenote.adapters.in.http.platform.request.validation;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The text is one that a value type accepts. What the type says about others, code and sentence, is
 * what the caller is answered.
 */
@Documented
@Constraint(validatedBy = {})
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE})
public @interface ParsedBy {

    /**
     * A type with a static method {@code of(String)} or a constructor of one string, which throws
     * {@link dev.pacenote.domain.platform.InvalidValueException}; or the type of a bean that is a
     * {@link TextCheck}.
     */
    Class<?> value();

    String message() default "";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
