package dev.pacenote.application.streams.golive.post;

import java.time.Duration;

/** Lengths of broadcasts, for people. */
final class Durations {

    private Durations() {}

    /** Such as {@code 2 h 5 min}; less than a minute is {@code 1 min}. */
    static String words(Duration length) {
        long minutes = Math.max(1, length.toMinutes());
        long hours = minutes / 60;
        return hours == 0
                ? minutes + " min"
                : minutes % 60 == 0 ? hours + " h" : hours + " h " + minutes % 60 + " min";
    }
}
