package dev.pacenote.domain.trackmania.alert;

import dev.pacenote.domain.platform.InvalidValueException;
import dev.pacenote.domain.trackmania.board.Board;
import java.util.Locale;

/** Which records a mapper wants to hear of, by their place when found. */
public enum RecordFilter {
    WR(1),
    TOP5(5),
    /** Everything inside the top 100. */
    ALL(Board.DEPTH);

    private final int depth;

    RecordFilter(int depth) {
        this.depth = depth;
    }

    /** The last place that passes. */
    public int depth() {
        return depth;
    }

    public boolean passes(int position) {
        return position <= depth;
    }

    /** The word in JSON: {@code wr}, {@code top5}, {@code all}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads the word in any letter case. */
    public static RecordFilter of(String word) {
        for (var filter : values()) {
            if (filter.wireName().equals(word.toLowerCase(Locale.ROOT))) {
                return filter;
            }
        }
        throw new InvalidValueException(
                "unknown_value", "The record filter must be wr, top5 or all.");
    }
}
