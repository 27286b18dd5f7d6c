package dev.pacenote.application.digest;

import dev.pacenote.domain.digest.Coverage;
import dev.pacenote.domain.digest.DailyEmailKey;
import dev.pacenote.domain.digest.HistoryEntry;
import dev.pacenote.domain.digest.HistoryEntry.Status;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Topic;
import java.time.InstantSource;
import java.time.LocalDate;

/** What a day's history says of a section before its mail has left. */
public final class NoteSectionResult {

    private final DailyEmails emails;
    private final DigestHistory history;
    private final InstantSource clock;

    public NoteSectionResult(DailyEmails emails, DigestHistory history, InstantSource clock) {
        this.emails = emails;
        this.history = history;
        this.clock = clock;
    }

    /**
     * While a mail is on its way the history says nothing; its outcome will.
     *
     * @param news whether something for a mail was found
     * @param nothingNew the sentence for a quiet or failed look
     */
    public void note(
            AccountId person,
            Topic topic,
            LocalDate date,
            boolean news,
            Coverage coverage,
            String nothingNew) {
        boolean mailOpen =
                emails.find(new DailyEmailKey(person, date))
                        .filter(mail -> mail.state().open())
                        .isPresent();
        if (mailOpen) {
            return;
        }
        if (news) {
            history.clear(person, topic, date);
            return;
        }
        history.put(
                new HistoryEntry(
                        person,
                        topic,
                        date,
                        coverage.failedWhole() ? Status.TECHNICAL_ERROR : Status.NO_NEW_TIMES,
                        0,
                        nothingNew,
                        clock.instant()));
    }
}
