package dev.pacenote.assembly;

import jakarta.inject.Qualifier;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Marks what a dry run uses, whose changes are undone in the end. */
@Qualifier
@Documented
@Retention(RetentionPolicy.RUNTIME)
public @interface Undone {}
