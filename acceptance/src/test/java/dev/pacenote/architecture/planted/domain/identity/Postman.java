package dev.pacenote.architecture.planted.domain.identity;

import dev.pacenote.architecture.planted.domain.notice.Talkative;

/** An account that delivers. */
public final class Postman {
    public Talkative mail() {
        return new Talkative();
    }
}
