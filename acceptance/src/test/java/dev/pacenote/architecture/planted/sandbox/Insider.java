package dev.pacenote.architecture.planted.sandbox;

import dev.pacenote.architecture.planted.domain.notice.Talkative;

/** A sandbox that knows the house. */
public final class Insider {
    public Talkative secret() {
        return new Talkative();
    }
}
