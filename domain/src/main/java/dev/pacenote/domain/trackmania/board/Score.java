package dev.pacenote.domain.trackmania.board;

import java.util.Locale;
import java.util.OptionalInt;

/**
 * What a driver reached on a map: milliseconds on race maps, points on stunt maps, respawns on
 * platform maps, or hidden. A hidden score has no number, so that it can never pass for a better
 * one.
 */
public sealed interface Score {

    /** What the upstream writes for a score that it keeps secret. */
    int HIDDEN_MARK = -1;

    /** A score that everybody may see; never negative. */
    record Visible(int value) implements Score {
        public Visible {
            if (value < 0) {
                throw new IllegalArgumentException("a score is not negative: " + value);
            }
        }
    }

    /** Better than the author wants to show. */
    enum Hidden implements Score {
        HIDDEN
    }

    static Score of(int upstreamValue) {
        return upstreamValue == HIDDEN_MARK ? Hidden.HIDDEN : new Visible(upstreamValue);
    }

    default OptionalInt visible() {
        return this instanceof Visible(int value) ? OptionalInt.of(value) : OptionalInt.empty();
    }

    /**
     * The score for reading. Times: below a minute {@code S.mmm}, below an hour {@code M:SS.mmm},
     * else {@code H:MM:SS.mmm}; points and respawns are plain numbers; {@code hidden} when hidden.
     */
    default String text(MapType type) {
        return switch (this) {
            case Hidden _ -> "hidden";
            case Visible(int value) -> type == MapType.RACE ? time(value) : Integer.toString(value);
        };
    }

    private static String time(int ms) {
        int hours = ms / 3_600_000;
        int minutes = ms / 60_000 % 60;
        int seconds = ms / 1_000 % 60;
        int millis = ms % 1_000;
        if (hours > 0) {
            return String.format(Locale.ROOT, "%d:%02d:%02d.%03d", hours, minutes, seconds, millis);
        }
        return minutes > 0
                ? String.format(Locale.ROOT, "%d:%02d.%03d", minutes, seconds, millis)
                : String.format(Locale.ROOT, "%d.%03d", seconds, millis);
    }
}
