package dev.pacenote.architecture.planted.domain.notice;

import dev.pacenote.architecture.planted.domain.trackmania.Slow;

/** Delivery that names a feature area. */
public final class Talkative {
    public Slow topic() {
        return new Slow();
    }
}
