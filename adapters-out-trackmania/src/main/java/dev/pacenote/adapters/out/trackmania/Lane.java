package dev.pacenote.adapters.out.trackmania;

/** Who waits for an answer. */
public enum Lane {
    /** A person looks at a page: goes first. */
    PERSON,
    /** The daily run: has time. */
    RUN
}
