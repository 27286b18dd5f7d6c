package dev.pacenote.domain.trackmania.board;

/** A user of Trackmania Exchange. */
public record Author(AuthorId id, String name) {}
