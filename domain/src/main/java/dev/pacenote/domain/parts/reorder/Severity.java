package dev.pacenote.domain.parts.reorder;

/** How bad it is. */
public enum Severity {
    LOW,
    /** Nothing is left. */
    OUT
}
