package dev.pacenote.domain.notice;

import dev.pacenote.domain.identity.account.AccountId;
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
        AccountId person,
        Topic topic,
        String dedupeKey,
        Instant occurredAt,
        Instant foundAt,
        LocalDate foundOn,
        Facts facts,
        Route route) {

    /** Which mails a notice may go into. A topic's list shows it whatever the route is. */
    public enum Route {
        /** Into the day's mail. */
        MAIL,
        /** Into a mail of the day that leaves for another reason, else into none. */
        ALONG,
        /** Into the next mail that leaves for another reason, however late that is. */
        NEXT,
        /**
         * Into no mail, now or later: the person muted, paused or unsubscribed. The list of the
         * topic shows it, where the topic has one, and the export of the account does.
         */
        INBOX_ONLY
    }

    /** The same notice, for the inbox only if it waited for a mail. */
    public Notice keptFromMail() {
        return switch (route) {
            case MAIL, NEXT -> along(Route.INBOX_ONLY);
            case ALONG, INBOX_ONLY -> this;
        };
    }

    private Notice along(Route other) {
        return new Notice(id, person, topic, dedupeKey, occurredAt, foundAt, foundOn, facts, other);
    }
}
