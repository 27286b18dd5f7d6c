package dev.pacenote.domain.trackmania.search;

import dev.pacenote.domain.platform.InvalidValueException;
import dev.pacenote.domain.trackmania.board.Entry;
import java.time.Duration;
import java.time.Instant;

/** How far back a search for records looks. */
public enum SearchPeriod {
    DAY("1d", Duration.ofHours(24)),
    WEEK("1w", Duration.ofDays(7)),
    MONTH("1m", Duration.ofDays(30));

    private final String word;
    private final Duration length;

    SearchPeriod(String word, Duration length) {
        this.word = word;
        this.length = length;
    }

    /** The word in JSON: {@code 1d}, {@code 1w}, {@code 1m}. */
    public String wireName() {
        return word;
    }

    public static SearchPeriod of(String word) {
        for (var period : values()) {
            if (period.word.equals(word)) {
                return period;
            }
        }
        throw new InvalidValueException("unknown_value", "The period must be 1d, 1w or 1m.");
    }

    /** Whether a record falls into the period that ends at {@code end}; undated ones do not. */
    public boolean covers(Entry entry, Instant end) {
        return entry.drivenAt().map(at -> !at.isBefore(end.minus(length))).orElse(false);
    }
}
