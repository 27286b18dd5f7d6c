package dev.pacenote.application.notice;

import dev.pacenote.application.identity.account.mail.AccountMessages;
import dev.pacenote.application.platform.Ids;
import dev.pacenote.application.platform.Outbox;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.DailyMail;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Stops the daily mail of somebody whom it does not reach, or who called it unwanted, once, and has
 * their devices hear of it. It may be part of a larger transaction: the devices are told by the
 * sweep of the outbox, within a minute.
 */
public final class StopDailyMail {

    /** What became of it. */
    public enum Outcome {
        STOPPED,
        /** It had stopped already, or the person switched it on after that mail. */
        UNCHANGED,
        /** The account is gone. */
        NOBODY
    }

    private final PreferenceChanges preferences;
    private final Outbox outbox;
    private final Transactions transactions;
    private final InstantSource clock;
    private final Ids ids;

    public StopDailyMail(
            NoticePreferencesStore preferences,
            Outbox outbox,
            Transactions transactions,
            InstantSource clock,
            Ids ids) {
        this.preferences = new PreferenceChanges(preferences);
        this.outbox = outbox;
        this.transactions = transactions;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * @param sentAt when the mail left that did not arrive: a wish that is younger stays
     */
    public Outcome stop(AccountId account, DailyMail.Reason reason, Instant sentAt) {
        return transactions.inTransaction(() -> stopNow(account, reason, sentAt));
    }

    private Outcome stopNow(AccountId account, DailyMail.Reason reason, Instant sentAt) {
        var now = clock.instant();
        var change = preferences.dailyMail(account, mail -> mail.stopped(reason, sentAt, now));
        if (change.isEmpty()) {
            return Outcome.NOBODY;
        }
        if (!change.get().before().dailyMail().isOn() || change.get().after().dailyMail().isOn()) {
            return Outcome.UNCHANGED;
        }
        outbox.post(AccountMessages.updated(ids.next(), account), now);
        return Outcome.STOPPED;
    }
}
