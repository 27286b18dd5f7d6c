package dev.pacenote.application.digest;

import dev.pacenote.application.digest.DigestSectionRenderer.Purpose;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.notice.NoticePreferencesStore;
import dev.pacenote.application.notice.PreferenceChanges;
import dev.pacenote.application.platform.Sleeper;
import dev.pacenote.application.platform.StoreUnavailableException;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.domain.delivery.DeliveryState;
import dev.pacenote.domain.delivery.DeliveryState.Cancelled;
import dev.pacenote.domain.delivery.DeliveryState.Failed;
import dev.pacenote.domain.delivery.DeliveryState.Pending;
import dev.pacenote.domain.delivery.DeliveryState.Scheduled;
import dev.pacenote.domain.delivery.DeliveryState.Sending;
import dev.pacenote.domain.delivery.DeliveryState.Sent;
import dev.pacenote.domain.delivery.OutcomeRetrySchedule;
import dev.pacenote.domain.delivery.SendFailure;
import dev.pacenote.domain.digest.DailyEmail;
import dev.pacenote.domain.digest.DailyEmailKey;
import dev.pacenote.domain.digest.HistoryEntry;
import dev.pacenote.domain.digest.HistoryEntry.Status;
import dev.pacenote.domain.notice.DailyMail;
import dev.pacenote.domain.notice.Topic;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.function.BiFunction;

/**
 * Stores what became of a mail, together with the history. That a mail left is known to nobody but
 * whoever sent it, and forgotten it leaves a second time: a store that is away is asked again for
 * as long as the claim on the mail lasts.
 */
public final class RecordDeliveryOutcome {

    private static final System.Logger LOG =
            System.getLogger(RecordDeliveryOutcome.class.getName());

    private final DigestItems items;
    private final DailyEmails emails;
    private final DailyEmailChanges changes;
    private final DigestHistory history;
    private final Accounts users;
    private final PreferenceChanges preferences;
    private final RenderDigest writer;
    private final Transactions transactions;
    private final InstantSource clock;
    private final Sleeper sleeper;

    public RecordDeliveryOutcome(
            DigestItems items,
            DailyEmails emails,
            DigestHistory history,
            Accounts users,
            NoticePreferencesStore preferences,
            RenderDigest writer,
            Transactions transactions,
            InstantSource clock,
            Sleeper sleeper) {
        this.items = items;
        this.emails = emails;
        this.changes = new DailyEmailChanges(emails);
        this.history = history;
        this.users = users;
        this.preferences = new PreferenceChanges(preferences);
        this.writer = writer;
        this.transactions = transactions;
        this.clock = clock;
        this.sleeper = sleeper;
    }

    /**
     * @param mail as it was claimed
     * @throws StoreUnavailableException when the store is away: at once for a mail that did not
     *     leave, which is simply tried again
     */
    void store(DailyEmail mail, Sending sending, DeliveryState outcome, DigestResult result) {
        for (int failed = 1; ; failed++) {
            try {
                conclude(mail, sending, outcome, result);
                return;
            } catch (StoreUnavailableException e) {
                if (!(outcome instanceof Sent)) {
                    throw e;
                }
                wait(mail.key(), failed, e);
            }
        }
    }

    private void wait(DailyEmailKey key, int failed, StoreUnavailableException why) {
        var wait = OutcomeRetrySchedule.waitAfter(failed).orElseThrow(() -> why);
        LOG.log(
                Level.WARNING,
                "mail {0} left, and the store is away: told again in {1}",
                key.stableName(),
                wait);
        try {
            sleeper.pause(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            why.addSuppressed(e);
            throw why;
        }
    }

    /** Completes the history where a crash came between a mail's outcome and its history. */
    public void catchUp() {
        for (var key : emails.unreported()) {
            try {
                emails.find(key).ifPresent(this::tellLate);
            } catch (StoreUnavailableException e) {
                throw e;
            } catch (RuntimeException e) {
                LOG.log(Level.ERROR, "no history of mail " + key.stableName() + " yet", e);
            }
        }
    }

    private void tellLate(DailyEmail mail) {
        var content = items.of(mail.key());
        if (!writer.canWrite(content)) {
            // Told when the area is switched on again.
            return;
        }
        var reader = users.find(mail.key().person());
        if (reader.isPresent() && !content.isEmpty()) {
            var coverage = writer.coverage(mail.key());
            var digest = writer.write(reader.get(), mail.key(), content, coverage, Purpose.SENDING);
            var result = new DigestResult(digest.found(), coverage);
            transactions.run(() -> tell(mail.key(), mail.state(), result));
        }
        reported(mail);
    }

    /** Whoever saved it meanwhile has it tried again; the next outcome is reported anew. */
    private void reported(DailyEmail mail) {
        if (mail.historyPending()) {
            emails.save(mail.reported());
        }
    }

    /**
     * Where mails and history share a store, outcome and history are stored together. Where they do
     * not, the outcome comes first, for it decides whether the mail leaves again; a crash before
     * the history is made good by {@link #catchUp}.
     */
    private void conclude(
            DailyEmail known, Sending sending, DeliveryState outcome, DigestResult result) {
        boolean together = emails.joinsTransactions();
        var mine =
                transactions.inTransaction(
                        () -> {
                            var stored =
                                    changes.changeIf(
                                            known,
                                            mail ->
                                                    mail.concluded(sending.lease(), outcome)
                                                            .map(
                                                                    next ->
                                                                            together
                                                                                    ? next
                                                                                            .reported()
                                                                                    : next));
                            // What the mail server took was sent, also when somebody else has
                            // taken the mail over meanwhile.
                            if (stored.isPresent() || outcome instanceof Sent) {
                                tell(known.key(), outcome, result);
                            }
                            return stored;
                        });
        mine.ifPresent(this::reported);
    }

    private void tell(DailyEmailKey key, DeliveryState outcome, DigestResult result) {
        switch (outcome) {
            case Sent _ ->
                    write(
                            key,
                            result,
                            Status.SENT,
                            (topic, number) -> writer.told(topic, number, result.coverage(topic)));
            case Scheduled _ ->
                    write(
                            key,
                            result,
                            Status.TECHNICAL_ERROR,
                            (_, _) -> "The mail could not be handed over yet; it is tried again.");
            case Failed failed -> {
                write(key, result, Status.TECHNICAL_ERROR, (_, _) -> explain(failed.failure()));
                if (failed.failure().stopsMail()) {
                    var now = clock.instant();
                    preferences.dailyMail(
                            key.person(), mail -> mail.stopped(DailyMail.Reason.REFUSED, now, now));
                }
            }
            case Cancelled _ -> {
                // Nobody was told anything, so there is nothing to tell.
            }
            case Pending _, Sending _ -> {
                // Tried again meanwhile: its next outcome is told.
            }
        }
    }

    private void write(
            DailyEmailKey key,
            DigestResult result,
            Status status,
            BiFunction<Topic, Integer, String> message) {
        var now = clock.instant();
        result.found()
                .forEach(
                        (topic, number) ->
                                history.put(
                                        new HistoryEntry(
                                                key.person(),
                                                topic,
                                                key.date(),
                                                status,
                                                number,
                                                message.apply(topic, number),
                                                now)));
    }

    private static String explain(SendFailure failure) {
        if (failure.equals(SendFailure.outcomeLost())) {
            return "The mail may have reached you: we could not note that it left, and do not send"
                    + " it again; everything is in your inbox.";
        }
        if (failure.kind() == SendFailure.Kind.TEMPORARY) {
            return "The mail could not be handed over, and we have stopped trying; everything is in"
                    + " your inbox.";
        }
        if (!failure.stopsMail()) {
            return "We could not write the mail; everything is in your inbox.";
        }
        return "The mail server refused your address, so mail is switched off; everything is in"
                + " your inbox.";
    }
}
