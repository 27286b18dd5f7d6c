package dev.pacenote.adapters.in.http.streams;

import dev.pacenote.domain.streams.audit.AuditedAction;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Whoever calls this route is in the audit of the server, whatever became of it. */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface Audited {

    AuditedAction value();
}
