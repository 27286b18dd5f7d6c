package dev.pacenote.architecture.planted.adapters.out.http.client;

import dev.pacenote.architecture.planted.domain.trackmania.Slow;

/** A client of everybody that knows one of them. */
public final class Partial {
    public Slow known() {
        return new Slow();
    }
}
