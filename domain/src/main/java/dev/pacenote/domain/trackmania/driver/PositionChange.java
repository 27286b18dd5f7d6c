package dev.pacenote.domain.trackmania.driver;

import dev.pacenote.domain.notice.Weight;
import dev.pacenote.domain.trackmania.board.PlayerId;
import dev.pacenote.domain.trackmania.board.Score;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What one look found out about a guarded place.
 *
 * @param score the driver's own score now; hidden when it is, empty when the driver is gone
 * @param passedBy who is ahead now and was not at the last look, best first
 */
public record PositionChange(
        Kind kind,
        Instant at,
        int oldPosition,
        int newPosition,
        Optional<Score> score,
        List<Passer> passedBy) {

    /** What happened. */
    public enum Kind {
        /** The same place with a better score. */
        PERSONAL_BEST(Weight.NOTE),
        /** A better place. */
        IMPROVED(Weight.NOTE),
        /** A worse place that is still guarded. */
        BEATEN(Weight.NEWS),
        /** Out of the guarded places. */
        FELL_OUT(Weight.NEWS),
        /** Back in the guarded places. */
        REGAINED(Weight.NEWS),
        /** The upstream took the record away. */
        RECORD_REMOVED(Weight.NEWS),
        /** The first look after the person named another driver. */
        REBASED(Weight.SILENT);

        private final Weight weight;

        Kind(Weight weight) {
            this.weight = weight;
        }

        public Weight weight() {
            return weight;
        }

        /** The word in JSON: {@code personal_best} and so on. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Somebody who is ahead now.
     *
     * @param delta own score minus theirs in milliseconds (points the other way round on stunt
     *     maps); empty when one of the two is hidden
     */
    public record Passer(
            PlayerId account,
            Score score,
            OptionalInt delta,
            int position,
            String zone,
            Optional<Instant> drivenAt) {}

    public PositionChange {
        passedBy = List.copyOf(passedBy);
    }
}
