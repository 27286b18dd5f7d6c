package dev.pacenote.adapters.in.http.trackmania.board;

import dev.pacenote.domain.trackmania.board.Score;
import io.micronaut.core.annotation.Nullable;

/** Writes scores. */
public final class Scores {

    private Scores() {}

    /** The number, or null when it is hidden. */
    public static @Nullable Integer number(Score score) {
        return score.visible().isPresent() ? score.visible().getAsInt() : null;
    }
}
