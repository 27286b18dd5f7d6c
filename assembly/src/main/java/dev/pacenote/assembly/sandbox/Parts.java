package dev.pacenote.assembly.sandbox;

/** A running assembly, seen from inside. */
public interface Parts {

    /** A part by its type. */
    <T> T part(Class<T> type);
}
