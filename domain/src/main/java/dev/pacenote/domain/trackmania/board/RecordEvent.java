package dev.pacenote.domain.trackmania.board;

import java.time.Instant;
import java.util.Optional;

/**
 * A record that is new on a board, as it stood when it was found. Each {@link RecordKey} becomes an
 * event at most once, whatever the board does later.
 *
 * @param position the place at the moment of the finding
 * @param drivenAt when it was driven; empty when the upstream does not say
 * @param foundAt when the board was read
 * @param base true when nobody can tell whether it is new: it carries no time, and its map was seen
 *     for the first time
 */
public record RecordEvent(
        RecordKey key,
        Score score,
        int position,
        String zone,
        Optional<Instant> drivenAt,
        Instant foundAt,
        boolean base) {

    /** Since when it stands: the driving, or the finding where nobody knows better. */
    public Instant since() {
        return drivenAt.orElse(foundAt);
    }

    /** The same, found at the first place. */
    public RecordEvent leading() {
        return new RecordEvent(key, score, 1, zone, drivenAt, foundAt, base);
    }

    /** An event with its place in the order in which events became known, from 1, without ties. */
    public record Numbered(long number, RecordEvent event) {}
}
