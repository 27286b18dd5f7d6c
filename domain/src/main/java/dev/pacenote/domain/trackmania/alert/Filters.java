package dev.pacenote.domain.trackmania.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Which records the owner of an alert wants to hear of, and wanted before.
 *
 * @param past filters that were in force before, oldest first
 */
public record Filters(RecordFilter current, List<PastFilter> past) {

    /** A filter that was in force until the section at that moment. */
    public record PastFilter(RecordFilter filter, Instant until) {

        /** What was driven longer ago has been found, or never will be. */
        static final Duration REMEMBERED = Duration.ofDays(120);
    }

    public Filters {
        past = List.copyOf(past);
    }

    /** The only filter so far. */
    static Filters of(RecordFilter filter) {
        return new Filters(filter, List.of());
    }

    /** Whether a record of that moment passes what is in force now, and what was then. */
    boolean pass(int position, Instant moment) {
        return current.passes(position) && at(moment).passes(position);
    }

    private RecordFilter at(Instant moment) {
        return past.stream()
                .filter(old -> moment.isBefore(old.until()))
                .findFirst()
                .map(PastFilter::filter)
                .orElse(current);
    }

    /**
     * Another filter from the next section on.
     *
     * @param lastSection until when the current one was in force
     */
    Filters changed(RecordFilter next, Instant lastSection) {
        if (next == current) {
            return this;
        }
        var old = new ArrayList<PastFilter>();
        var forgotten = lastSection.minus(PastFilter.REMEMBERED);
        for (var filter : past) {
            if (filter.until().isAfter(forgotten)) {
                old.add(filter);
            }
        }
        boolean everInForce = old.isEmpty() || old.getLast().until().isBefore(lastSection);
        if (everInForce) {
            old.add(new PastFilter(current, lastSection));
        }
        return new Filters(next, old);
    }
}
