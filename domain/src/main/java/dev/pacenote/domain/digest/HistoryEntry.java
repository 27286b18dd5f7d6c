package dev.pacenote.domain.digest;

import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Topic;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;

/**
 * What became of one topic for one person on one UTC date, written from the outcome.
 *
 * @param found number of notices told or found
 * @param message one plain sentence for the person
 */
public record HistoryEntry(
        AccountId person,
        Topic topic,
        LocalDate date,
        Status status,
        int found,
        String message,
        Instant at) {

    /** The three outcomes that a person sees. */
    public enum Status {
        /** The mail that holds this part was accepted by the mail server. Never replaced. */
        SENT,
        /** Everything was looked at, nothing was new. */
        NO_NEW_TIMES,
        /** Nothing could be looked at, or the mail has not left yet after a failure. */
        TECHNICAL_ERROR;

        /** Whether a row that says so stays as it is. */
        public boolean isFinal() {
            return this == SENT;
        }

        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
