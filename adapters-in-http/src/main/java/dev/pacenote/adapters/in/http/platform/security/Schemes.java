package dev.pacenote.adapters.in.http.platform.security;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The authentication schemes that a route takes, beside {@code @Secured}, which says who may call
 * it. The schemes are asked in the order in which they stand here; if none of them knows the
 * caller, the last one says why. A secured route without this annotation takes the {@link
 * DefaultScheme}. A scheme that a route does not name is never asked for that route.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Schemes {

    Class<? extends AuthenticationScheme>[] value();
}
