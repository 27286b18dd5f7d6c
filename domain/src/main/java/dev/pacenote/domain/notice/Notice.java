package dev.pacenote.domain.notice;

import dev.pacenote.domain.identity.UserId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * One fact for one person. A feature area makes it; a channel delivers it.
 *
 * @param dedupeKey names the fact within (person, topic): the same fact is never stored twice
 * @param occurredAt when it happened, as far as known; else when it was found
 * @param foundAt when Pacenote learned of it
 * @param foundOn the UTC date of the run that found it; no mail of an earlier date may carry it
 */
public record Notice(
        UUID id,
        UserId person,
        Topic topic,
        String dedupeKey,
        Instant occurredAt,
        Instant foundAt,
        LocalDate foundOn,
        Facts facts,
        Route route) {

    /** Where a notice may go. */
    public enum Route {
        /** Into the day's mail, and the inbox. */
        MAIL,
        /** Into a mail of the day that leaves for another reason, else the inbox only. */
        ALONG,
        /** Into the next mail that leaves for another reason, however late that is. */
        NEXT,
        /** Into the inbox only: the person muted, paused or unsubscribed. Never mailed later. */
        INBOX_ONLY
    }
}
