package dev.pacenote.domain.trackmania.alert;

/** Number of a mapper alert, from 1. */
public record AlertId(long value) {
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
