package dev.pacenote.domain.trackmania.board;

import java.util.Locale;

/** What a map's scores count. */
public enum MapType {
    /** Milliseconds, less is better. */
    RACE,
    /** Points, more is better. */
    STUNT,
    /** Respawns, less is better. */
    PLATFORM;

    /** Whether one score is strictly better than another. */
    public boolean isBetter(int score, int than) {
        return this == STUNT ? score > than : score < than;
    }

    /**
     * Reads the upstream's word, with or without prefix: {@code TM_Race}, {@code
     * TrackMania\TM_Stunt}. Whatever is not known to count something else counts milliseconds.
     */
    public static MapType of(String upstreamWord) {
        var word = upstreamWord.toLowerCase(Locale.ROOT);
        if (word.endsWith("stunt")) {
            return STUNT;
        }
        return word.endsWith("platform") ? PLATFORM : RACE;
    }
}
