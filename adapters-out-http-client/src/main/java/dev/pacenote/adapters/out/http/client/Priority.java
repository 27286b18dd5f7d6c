package dev.pacenote.adapters.out.http.client;

/** Who waits for an answer. */
public enum Priority {
    /** A person looks at a page: goes first. */
    PERSON,
    /** The daily run: has time. */
    RUN
}
