package dev.pacenote.adapters.in.http.parts.reorder;

/** Hears that a check was asked for, and may do it at once; else the clock does. */
@FunctionalInterface
public interface RequestedChecks {

    /** One is stored that waits. It is answered before its work is done. */
    void asked();
}
