package dev.pacenote.domain.digest;

import dev.pacenote.domain.delivery.Reason;
import dev.pacenote.domain.notice.Notice;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A notice that was offered to the daily mail.
 *
 * @param since the UTC date of the first mail that may hold it
 */
public record DigestItem(Notice notice, LocalDate since, Place place) {

    /** Where it is. */
    public sealed interface Place {
        /** In no mail yet. */
        record Waiting() implements Place {}

        /** In the mail of that date, for good. */
        record InMail(LocalDate date) implements Place {}

        /** It will never be in a mail. */
        record Withheld(Reason reason, Instant at) implements Place {}
    }

    public static DigestItem offered(Notice notice, LocalDate since) {
        return new DigestItem(notice, since, new Place.Waiting());
    }

    /** Whether it may still get into a mail, however late. */
    public boolean waits() {
        return place instanceof Place.Waiting && notice.weight().lasts();
    }

    /** Whether it is a reason for the mail of that date. */
    public boolean isReasonFor(LocalDate date) {
        return place instanceof Place.Waiting && notice.isNews() && !since.isAfter(date);
    }

    /** Whether the mail of that date, which leaves for whatever reason, takes it along. */
    public boolean fitsInto(LocalDate date) {
        return place instanceof Place.Waiting
                && switch (notice.weight()) {
                    case NEWS, LASTING_NOTE -> !since.isAfter(date);
                    case NOTE -> since.equals(date);
                    case SILENT -> false;
                };
    }

    public DigestItem in(LocalDate mail) {
        return new DigestItem(notice, since, new Place.InMail(mail));
    }

    /** The same, if it waited for a mail: kept out of all of them from now on. */
    public DigestItem withheld(Reason reason, Instant at) {
        return waits() ? new DigestItem(notice, since, new Place.Withheld(reason, at)) : this;
    }
}
