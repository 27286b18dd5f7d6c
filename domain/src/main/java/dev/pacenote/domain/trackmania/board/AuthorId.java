package dev.pacenote.domain.trackmania.board;

/** An author's user number on Trackmania Exchange, from 1. */
public record AuthorId(long value) {
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
