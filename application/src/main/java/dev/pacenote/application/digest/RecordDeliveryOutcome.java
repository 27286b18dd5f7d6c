package dev.pacenote.application.digest;

import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.platform.Sleeper;
import dev.pacenote.application.platform.StoreUnavailableException;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.domain.delivery.DeliveryState;
import dev.pacenote.domain.delivery.DeliveryState.Sending;
import dev.pacenote.domain.delivery.DeliveryState.Sent;
import dev.pacenote.domain.delivery.OutcomeRetrySchedule;
import dev.pacenote.domain.digest.DailyEmail;
import dev.pacenote.domain.digest.DailyEmailKey;
import java.lang.System.Logger.Level;

/**
 * Stores what became of a mail, together with the history. That a mail left is known to nobody but
 * whoever sent it, and forgotten it leaves a second time: a store that is away is asked again for
 * as long as the claim on the mail lasts.
 */
public final class RecordDeliveryOutcome {

    private static final System.Logger LOG =
            System.getLogger(RecordDeliveryOutcome.class.getName());

    private final DailyEmailContents contents;
    private final DailyEmails emails;
    private final DailyEmailChanges changes;
    private final Accounts users;
    private final OutcomeEffects effects;
    private final Transactions transactions;
    private final Sleeper sleeper;

    public RecordDeliveryOutcome(
            DailyEmailContents contents,
            DailyEmails emails,
            Accounts users,
            OutcomeEffects effects,
            Transactions transactions,
            Sleeper sleeper) {
        this.contents = contents;
        this.emails = emails;
        this.changes = new DailyEmailChanges(emails);
        this.users = users;
        this.effects = effects;
        this.transactions = transactions;
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
                "mail {0} was sent, but the store is away: its outcome is stored in {1}",
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
        var content = contents.of(mail.key());
        if (!contents.canWrite(content)) {
            // Told when the area is switched on again.
            return;
        }
        var reader = users.find(mail.key().person());
        if (reader.isPresent() && !content.isEmpty()) {
            var result = contents.write(reader.get(), mail.key(), content).result();
            transactions.run(() -> effects.apply(mail.key(), mail.state(), result));
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
                                effects.apply(known.key(), outcome, result);
                            }
                            return stored;
                        });
        mine.ifPresent(this::reported);
    }
}
