package dev.pacenote.domain.digest;

import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Topic;
import java.time.Instant;
import java.time.LocalDate;

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
        SENT("sent"),
        /** Everything was looked at, nothing was new. */
        NOTHING_NEW("no_new_times"),
        /** Nothing could be looked at, or the mail has not left yet after a failure. */
        TECHNICAL_ERROR("technical_error");

        private final String wireName;

        Status(String wireName) {
            this.wireName = wireName;
        }

        /** Whether a row that says so stays as it is. */
        public boolean isFinal() {
            return this == SENT;
        }

        public String wireName() {
            return wireName;
        }
    }
}
