package dev.pacenote.adapters.in.http.platform;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Who may call. A route that says nothing needs somebody who is logged in. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Access {

    Level value();

    /** Doors. */
    enum Level {
        /** Everybody; a bad token is ignored. */
        OPEN,
        /** Somebody who is logged in. */
        USER,
        /** An admin, by the store, now. */
        ADMIN
    }
}
