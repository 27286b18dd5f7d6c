package dev.pacenote.architecture.planted.adapters.out.one;

import dev.pacenote.architecture.planted.adapters.out.two.Two;
import dev.pacenote.architecture.planted.server.Boot;

/** An adapter that calls its neighbour, and the bootstrap. */
public final class One {
    public Two other() {
        return new Two();
    }

    public Boot boot() {
        return new Boot();
    }
}
