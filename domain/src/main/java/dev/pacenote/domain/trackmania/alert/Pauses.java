package dev.pacenote.domain.trackmania.alert;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * When the owner of an alert wanted no news.
 *
 * @param all oldest first; the last one may be going on
 */
public record Pauses(List<Pause> all) {

    /** The owner always wanted news. */
    public static final Pauses NONE = new Pauses(List.of());

    /** A time without news, from its first moment to just before its last. */
    public record Pause(Instant from, Optional<Instant> until) {
        boolean covers(Instant moment) {
            return !moment.isBefore(from) && until.map(moment::isBefore).orElse(true);
        }
    }

    public Pauses {
        all = List.copyOf(all);
    }

    /** Whether the owner wants no news now. */
    public boolean isOpen() {
        return !all.isEmpty() && all.getLast().until().isEmpty();
    }

    /** Whether the owner wanted no news at that moment. */
    public boolean cover(Instant moment) {
        return all.stream().anyMatch(pause -> pause.covers(moment));
    }

    /** The owner wants no news from now on; asking twice changes nothing. */
    Pauses opened(Instant now) {
        if (isOpen()) {
            return this;
        }
        var next = new ArrayList<>(all);
        next.add(new Pause(now, Optional.empty()));
        return new Pauses(next);
    }

    /** The owner wants news again; asking twice changes nothing. */
    Pauses closed(Instant now) {
        if (!isOpen()) {
            return this;
        }
        var next = new ArrayList<>(all);
        next.set(next.size() - 1, new Pause(next.getLast().from(), Optional.of(now)));
        return new Pauses(next);
    }
}
