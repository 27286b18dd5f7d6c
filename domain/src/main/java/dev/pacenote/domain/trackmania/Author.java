package dev.pacenote.domain.trackmania;

/** A user of Trackmania Exchange. */
public record Author(AuthorId id, String name) {}
