package dev.pacenote.application.digest;

import dev.pacenote.application.delivery.ChooseChannel;
import dev.pacenote.application.platform.Ids;
import dev.pacenote.application.platform.StoreUnavailableException;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.domain.delivery.ChannelChoice;
import dev.pacenote.domain.delivery.DeliveryState.Sending;
import dev.pacenote.domain.delivery.Lease;
import dev.pacenote.domain.delivery.Reason;
import dev.pacenote.domain.delivery.RetryTiming;
import dev.pacenote.domain.digest.DailyEmail;
import dev.pacenote.domain.digest.DailyEmailKey;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.notice.Notice;
import dev.pacenote.domain.notice.Recipient;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * Empties the outbox. Each mail is claimed, filled with what waits for its reader, handed to the
 * mail server once, and its outcome stored together with the history. A crash between any two steps
 * leaves a claim that lapses; whoever takes it over sends the same content under the same
 * Message-ID.
 *
 * @see RecordDeliveryOutcome
 */
public final class SendDailyEmails {

    private static final System.Logger LOG = System.getLogger(SendDailyEmails.class.getName());

    private static final int BATCH = 100;

    /** What became of one mail that was to be tried. */
    public sealed interface Tried {
        /** The mail server took it. */
        record Sent() implements Tried {}

        /** It did not leave, as far as we know. */
        record NotSent() implements Tried {}

        /** Not wanted, nothing to say, not due, nobody can write it, or somebody else had it. */
        record NothingToSend() implements Tried {}
    }

    /**
     * A mail that is ours to hand over.
     *
     * @param content what it says
     */
    private record ClaimedMail(DailyEmail mail, Sending sending, List<Notice> content) {}

    private final DailyEmailContents contents;
    private final DailyEmails emails;
    private final DailyEmailChanges changes;
    private final ChooseChannel channels;
    private final OpenDailyEmails opening;
    private final HandOverDigest handOver;
    private final RecordDeliveryOutcome outcomes;
    private final Transactions transactions;
    private final InstantSource clock;
    private final Ids ids;

    public SendDailyEmails(
            DailyEmailContents contents,
            DailyEmails emails,
            ChooseChannel channels,
            HandOverDigest handOver,
            RecordDeliveryOutcome outcomes,
            Transactions transactions,
            InstantSource clock,
            Ids ids) {
        this.contents = contents;
        this.emails = emails;
        this.changes = new DailyEmailChanges(emails);
        this.channels = channels;
        this.opening = new OpenDailyEmails(contents, emails, channels, clock, ids);
        this.handOver = handOver;
        this.outcomes = outcomes;
        this.transactions = transactions;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * Opens the date's mail for everybody who has something waiting about which somebody writes.
     *
     * @return those mails
     */
    public List<DailyEmailKey> open(LocalDate date) {
        return opening.open(List.copyOf(contents.accountsWaiting(date)), date);
    }

    /** Mails that may be tried now, oldest date first. */
    public List<DailyEmailKey> waiting(RetryTiming timing) {
        return emails.claimable(clock.instant(), timing, Integer.MAX_VALUE);
    }

    /** Mails that may be tried now, or as soon as whoever tries one this moment has vanished. */
    public List<DailyEmailKey> unfinished() {
        return emails.claimable(
                clock.instant().plus(Lease.LENGTH), RetryTiming.TRY_AT_ONCE, Integer.MAX_VALUE);
    }

    /** Whether somebody is handing this mail over right now. */
    public boolean isUnderWay(DailyEmailKey mail) {
        return emails.find(mail)
                .filter(known -> known.state() instanceof Sending)
                .filter(
                        sending ->
                                !sending.state()
                                        .claimable(clock.instant(), RetryTiming.TRY_AT_ONCE))
                .isPresent();
    }

    /** Tries every mail that may be tried now, each once. */
    public void sendAll(RetryTiming timing) {
        tellHistory();
        var tried = new HashSet<DailyEmailKey>();
        while (true) {
            // Mails that failed are among them again: asked for twice as many each time, all looks
            // together read few more than there are.
            var keys =
                    emails.claimable(clock.instant(), timing, BATCH + 2 * tried.size()).stream()
                            .filter(tried::add)
                            .toList();
            if (keys.isEmpty()) {
                return;
            }
            keys.forEach(key -> send(key, timing));
        }
    }

    /** Completes the history where a crash came between a mail's outcome and its history. */
    public void tellHistory() {
        outcomes.catchUp();
    }

    /**
     * Tries one mail, if it may be tried now. One person's trouble never stops the others: whatever
     * goes wrong with it is logged, and the mail is claimed again later. A lost store stops
     * everybody.
     */
    public Tried send(DailyEmailKey key, RetryTiming timing) {
        try {
            return attempt(key, timing);
        } catch (StoreUnavailableException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "mail " + key.stableName() + " was not tried to its end", e);
            return new Tried.NotSent();
        }
    }

    private Tried attempt(DailyEmailKey key, RetryTiming timing) {
        var reader = channels.recipient(key.person());
        var choice = ChooseChannel.dailyMail(reader);
        var known = emails.find(key);
        if (choice instanceof ChannelChoice.Wait || known.isEmpty()) {
            return new Tried.NothingToSend();
        }
        var mail = known.get();
        var now = clock.instant();
        if (mail.state() instanceof Sending sending && sending.triedOut(now)) {
            // Whoever claims it meanwhile keeps it: this is stored for the lease that lapsed.
            outcomes.store(
                    mail,
                    sending,
                    sending.outcomeLost(now),
                    DigestResult.unwritten(contents.of(key)));
            return new Tried.NotSent();
        }
        if (!mail.isUntouched() && !contents.canWrite(contents.of(key))) {
            // Until its area is switched on again; nobody claims it, so that costs it no try.
            return new Tried.NothingToSend();
        }
        var claimed = claim(mail, now, timing, choice.mayUse());
        if (claimed.isEmpty()) {
            return new Tried.NothingToSend();
        }
        if (choice instanceof ChannelChoice.Skip(var reason)) {
            return cancel(claimed.get(), reason);
        }
        if (claimed.get().content().stream().noneMatch(Notice::isNews)) {
            return cancel(claimed.get(), Reason.NO_LONGER_TRUE);
        }
        return hand(claimed.get(), reader.map(Recipient::account).orElseThrow());
    }

    /**
     * Claims a mail and fills it.
     *
     * @param wanted whether it will be sent; it stays as it is otherwise
     * @return empty when nobody may try it now
     */
    private Optional<ClaimedMail> claim(
            DailyEmail known, Instant now, RetryTiming timing, boolean wanted) {
        if (emails.joinsTransactions()) {
            return transactions.inTransaction(
                    () -> claim(known, now, timing).map(mail -> filled(mail, wanted)));
        }
        // A transaction that is done again would meet its own claim, which nothing undid.
        return claim(known, now, timing)
                .map(mail -> transactions.inTransaction(() -> filled(mail, wanted)));
    }

    private Optional<ClaimedMail> claim(DailyEmail known, Instant now, RetryTiming timing) {
        var lease = Lease.at(now, ids.next());
        return changes.changeIf(known, mail -> mail.claimed(lease, now, timing))
                .flatMap(
                        mail ->
                                mail.state() instanceof Sending sending
                                        ? Optional.of(new ClaimedMail(mail, sending, List.of()))
                                        : Optional.empty());
    }

    private ClaimedMail filled(ClaimedMail claimed, boolean wanted) {
        return wanted
                ? new ClaimedMail(
                        claimed.mail(),
                        claimed.sending(),
                        contents.fill(claimed.mail().key(), claimed.sending()))
                : claimed;
    }

    /** Nobody was told anything, so there is nothing for the history. */
    private Tried cancel(ClaimedMail claimed, Reason reason) {
        var sending = claimed.sending();
        var outcome = sending.cancelled(reason, clock.instant());
        changes.changeIf(
                claimed.mail(),
                mail -> mail.concluded(sending.lease(), outcome).map(DailyEmail::reported));
        return new Tried.NothingToSend();
    }

    private Tried hand(ClaimedMail claimed, Account reader) {
        var mail = claimed.mail();
        var sending = claimed.sending();
        var to = reader.email().orElseThrow();
        return switch (handOver.hand(reader, to, mail.key(), claimed.content())) {
            case HandOverDigest.Handed.Accepted(var result) -> {
                outcomes.store(mail, sending, sending.accepted(clock.instant()), result);
                yield new Tried.Sent();
            }
            case HandOverDigest.Handed.Refused(var failure, var result) -> {
                outcomes.store(mail, sending, sending.refused(failure, clock.instant()), result);
                yield new Tried.NotSent();
            }
        };
    }
}
