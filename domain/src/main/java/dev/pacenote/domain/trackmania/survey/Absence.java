package dev.pacenote.domain.trackmania.survey;

import dev.pacenote.domain.trackmania.board.MapUid;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * How long the game's services have not known a map. After {@link #CONCLUDED_AFTER} runs its author
 * must have deleted it. A run that could not find out neither counts nor begins anew.
 *
 * @param runs dates on which a run found the map {@linkplain Evidence#MISSING missing}
 * @param last the last of those dates
 * @param goneAt when it was concluded that the map is gone
 */
public record Absence(int runs, Optional<LocalDate> last, Optional<Instant> goneAt) {

    /** So many runs that find a map missing are no accident. */
    public static final int CONCLUDED_AFTER = 7;

    /** The services know the map, as far as anybody found out. */
    public static final Absence NONE = new Absence(0, Optional.empty(), Optional.empty());

    /**
     * What a run found out about a map. An error, a time-out or an outage is no evidence; neither
     * is an empty board alone, which a map without records has as well.
     */
    public enum Evidence {
        /** The map has records, or the position service answered for it. */
        KNOWN,
        /** Its board is empty, and the position service left it out of an answer for others. */
        MISSING,
        /** Nothing is known. */
        NONE;

        /**
         * What an answer of the position service says of a map whose board is empty.
         *
         * @param answered maps that the answer knows
         * @param only whether no other map could be asked about, so that no other answer can be
         *     expected
         */
        public static Evidence of(MapUid map, Set<MapUid> answered, boolean only) {
            if (answered.contains(map)) {
                return KNOWN;
            }
            return only || !answered.isEmpty() ? MISSING : NONE;
        }
    }

    public boolean gone() {
        return goneAt.isPresent();
    }

    /** The absence after the run of this date found that out. */
    public Absence after(Evidence evidence, LocalDate date, Instant now) {
        return switch (evidence) {
            case KNOWN -> NONE;
            case MISSING -> missedOn(date, now);
            case NONE -> this;
        };
    }

    /** The run of this date found the map missing; looking twice on a date counts once. */
    public Absence missedOn(LocalDate date, Instant now) {
        if (gone() || last.equals(Optional.of(date))) {
            return this;
        }
        return new Absence(
                runs + 1,
                Optional.of(date),
                runs + 1 >= CONCLUDED_AFTER ? Optional.of(now) : Optional.empty());
    }
}
