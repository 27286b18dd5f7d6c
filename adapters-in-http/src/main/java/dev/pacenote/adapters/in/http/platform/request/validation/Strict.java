package dev.pacenote.adapters.in.http.platform.request.validation;

import dev.pacenote.adapters.in.http.platform.request.body.JsonBody;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Properties that this {@link JsonBody} does not have are refused, so that a misspelled one does
 * not vanish; {@code @Schema(additionalProperties = FALSE)} says so in the OpenAPI document.
 * Without it they are ignored. Which of the two holds is for the area's contract to say.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Strict {}
