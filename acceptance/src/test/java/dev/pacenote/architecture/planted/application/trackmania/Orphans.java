package dev.pacenote.architecture.planted.application.trackmania;

import dev.pacenote.architecture.planted.adapters.out.one.One;

/** A port that nobody promised anything about, and that knows its adapter. */
public interface Orphans {
    One one();
}
