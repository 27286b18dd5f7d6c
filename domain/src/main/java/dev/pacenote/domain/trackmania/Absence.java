package dev.pacenote.domain.trackmania;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * How long the game's services have not known a map that they knew before. After {@link
 * #CONCLUDED_AFTER} runs in a row its author must have deleted it.
 *
 * @param runs dates on which a run got answers, but none for this map
 * @param last the last of those dates
 * @param goneAt when it was concluded that the map is gone
 */
public record Absence(int runs, Optional<LocalDate> last, Optional<Instant> goneAt) {

    /** So many runs without an answer are no accident. */
    public static final int CONCLUDED_AFTER = 7;

    /** The map was answered for when it was asked for last. */
    public static final Absence NONE = new Absence(0, Optional.empty(), Optional.empty());

    public boolean gone() {
        return goneAt.isPresent();
    }

    /** The run of this date got no answer for the map; asking twice on a date counts once. */
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
