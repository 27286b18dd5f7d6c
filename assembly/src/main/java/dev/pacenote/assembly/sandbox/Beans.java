package dev.pacenote.assembly.sandbox;

/** The beans of a running assembly. */
public interface Beans {

    /** A bean by its type. */
    <T> T bean(Class<T> type);
}
