package dev.pacenote.architecture.planted.adapters.out.postgres.admin;

import dev.pacenote.architecture.planted.domain.trackmania.Slow;

/** A store of a shared feature that reads an area's tables. */
public final class NosyStore {
    public Slow read() {
        return new Slow();
    }
}
