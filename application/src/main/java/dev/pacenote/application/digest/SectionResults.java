package dev.pacenote.application.digest;

import dev.pacenote.domain.digest.Coverage;
import dev.pacenote.domain.digest.DailyEmailKey;
import dev.pacenote.domain.digest.HistoryEntry;
import dev.pacenote.domain.digest.HistoryEntry.Status;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Notice;
import dev.pacenote.domain.notice.Topic;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Collection;

/**
 * Stores what came of one person's section: what they are told, how much was looked at, and what
 * the day's history says before the mail has left.
 */
public final class SectionResults {

    private final DigestNotices notices;
    private final Coverages coverages;
    private final DailyEmails emails;
    private final DigestHistory history;
    private final InstantSource clock;

    public SectionResults(
            DigestNotices notices,
            Coverages coverages,
            DailyEmails emails,
            DigestHistory history,
            InstantSource clock) {
        this.notices = notices;
        this.coverages = coverages;
        this.emails = emails;
        this.history = history;
        this.clock = clock;
    }

    /** See {@link DigestNotices#tell}. */
    public int tell(AccountId account, LocalDate date, Collection<Notice> found) {
        return notices.tell(account, date, found);
    }

    /** How much was looked at; the last word of a date counts. */
    public void covered(AccountId account, Topic topic, LocalDate date, Coverage coverage) {
        coverages.save(account, topic, date, coverage);
    }

    /**
     * What the history says of the section. While a mail is to tell it, or on its way, it says
     * nothing; the mail's outcome will, and stays.
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
        if (news) {
            history.clear(person, topic, date);
            return;
        }
        var mail = emails.find(new DailyEmailKey(person, date));
        if (mail.filter(known -> known.state().open() || isTold(person, topic, date)).isPresent()) {
            return;
        }
        history.put(
                new HistoryEntry(
                        person,
                        topic,
                        date,
                        coverage.failedWhole() ? Status.TECHNICAL_ERROR : Status.NOTHING_NEW,
                        0,
                        nothingNew,
                        clock.instant()));
    }

    /**
     * Whether the outcome of a mail of that date says what was found: that a later look finds no
     * more does not make it nothing.
     */
    private boolean isTold(AccountId person, Topic topic, LocalDate date) {
        return history.of(person, date, date).stream()
                .anyMatch(row -> row.topic().equals(topic) && row.found() > 0);
    }
}
