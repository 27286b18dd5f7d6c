package dev.pacenote.application.delivery.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * Which mails about accounts are being handed to the mail server, and which were. Queues bring a
 * message more than once; its mail leaves once.
 */
public interface AccountMailHandOvers {

    /** So long a mail that was taken by the mail server is known. */
    Duration REMEMBERED = Duration.ofDays(1);

    /** Whether a mail may be handed over. */
    enum Turn {
        /** By the caller, and until that moment by nobody else. */
        TAKEN,

        /** Somebody else is at it, or died of it: ask again when their time is over. */
        BUSY,

        /** The mail server took it before. */
        DONE
    }

    /**
     * Takes the mail for handing it over; of several at once one gets it.
     *
     * @param until when another may try, if nobody has said by then what became of it
     */
    Turn take(UUID mail, Instant now, Instant until);

    /** The mail server took it: nobody gets the mail again. */
    void done(UUID mail, Instant at);

    /** The mail server did not take it: the next one may try at once. */
    void giveBack(UUID mail);
}
