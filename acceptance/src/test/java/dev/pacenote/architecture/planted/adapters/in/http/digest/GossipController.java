package dev.pacenote.architecture.planted.adapters.in.http.digest;

import dev.pacenote.architecture.planted.domain.trackmania.Slow;

/** A view of a shared feature that shows what an area knows. */
public final class GossipController {
    public Slow show() {
        return new Slow();
    }
}
