package dev.pacenote.domain.streams.link;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Whether Twitch does not know a channel any more. An answer may leave one out by mistake, so it
 * takes look-ups of two days without one between them that knows it.
 *
 * @param missedOn the date of the first look-up that missed it
 * @param gone whether it is taken for gone
 */
public record Absence(Optional<LocalDate> missedOn, boolean gone) {

    /** Twitch knows the channel, as far as anybody found out. */
    public static final Absence NONE = new Absence(Optional.empty(), false);

    /** Twitch said itself that the channel is gone. */
    public static final Absence CONFIRMED = new Absence(Optional.empty(), true);

    /** The look-up of this date missed it; looking twice on a date counts once. */
    public Absence after(LocalDate date) {
        if (gone || missedOn.equals(Optional.of(date))) {
            return this;
        }
        return missedOn.isEmpty()
                ? new Absence(Optional.of(date), false)
                : new Absence(missedOn, true);
    }
}
