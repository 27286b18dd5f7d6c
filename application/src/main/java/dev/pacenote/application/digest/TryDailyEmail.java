package dev.pacenote.application.digest;

import dev.pacenote.application.delivery.ChooseChannel;
import dev.pacenote.application.digest.SendDailyEmails.Tried;
import dev.pacenote.application.platform.Ids;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.domain.delivery.ChannelChoice;
import dev.pacenote.domain.delivery.DeliveryState;
import dev.pacenote.domain.delivery.DeliveryState.Sending;
import dev.pacenote.domain.delivery.Lease;
import dev.pacenote.domain.delivery.Reason;
import dev.pacenote.domain.delivery.RetryTiming;
import dev.pacenote.domain.digest.DailyEmail;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.notice.Notice;
import dev.pacenote.domain.notice.Recipient;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * One try of a daily mail: it is claimed; then it is decided who gets it where, for an address that
 * was read before the claim may have changed; it is filled, handed over, and its outcome stored.
 */
final class TryDailyEmail {

    /** A mail that nobody else sends as long as the lease lasts. */
    private record Claimed(DailyEmail mail, Sending sending) {}

    /**
     * A claimed mail, and who gets it.
     *
     * @param reader as they are after the claim; empty when the account is gone
     * @param content what it says; nothing when it is not to be sent
     */
    private record Addressed(
            Claimed claimed,
            Optional<Recipient> reader,
            ChannelChoice choice,
            List<Notice> content) {}

    private final DailyEmailContents contents;
    private final DailyEmails emails;
    private final DailyEmailChanges changes;
    private final ChooseChannel channels;
    private final HandOverDigest handOver;
    private final RecordDeliveryOutcome outcomes;
    private final Transactions transactions;
    private final InstantSource clock;
    private final Ids ids;

    TryDailyEmail(
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
        this.handOver = handOver;
        this.outcomes = outcomes;
        this.transactions = transactions;
        this.clock = clock;
        this.ids = ids;
    }

    Tried attempt(ListedEmail listed, RetryTiming timing) {
        var mail = listed.mail();
        if (listed.choice() instanceof ChannelChoice.Wait) {
            // Nobody claims it, so that costs it no try.
            return new Tried.NothingToSend();
        }
        var now = clock.instant();
        if (mail.state() instanceof Sending sending && sending.triedOut(now)) {
            // Whoever claims it meanwhile keeps it: this is stored for the lease that lapsed.
            outcomes.store(
                    mail,
                    sending,
                    sending.outcomeLost(now),
                    DigestResult.unwritten(contents.of(mail.key())));
            return new Tried.NotSent();
        }
        if (!mail.isUntouched() && !contents.canWrite(contents.of(mail.key()))) {
            // Until its area is switched on again; nobody claims it, so that costs it no try.
            return new Tried.NothingToSend();
        }
        return claim(mail, now, timing).map(this::send).orElseGet(Tried.NothingToSend::new);
    }

    /**
     * Claims a mail, decides who gets it, and fills it.
     *
     * @return empty when nobody may try it now
     */
    private Optional<Addressed> claim(DailyEmail listed, Instant now, RetryTiming timing) {
        if (emails.joinsTransactions()) {
            return transactions.inTransaction(
                    () -> claimAlone(listed, now, timing).map(this::addressed));
        }
        // A transaction that is done again would meet its own claim, which nothing undid.
        return claimAlone(listed, now, timing)
                .map(claimed -> transactions.inTransaction(() -> addressed(claimed)));
    }

    private Optional<Claimed> claimAlone(DailyEmail listed, Instant now, RetryTiming timing) {
        var lease = Lease.at(now, ids.next());
        return changes.changeIf(
                        listed,
                        mail ->
                                mayStillBeClaimed(mail, listed, now)
                                        ? mail.claimed(lease, now, timing)
                                        : Optional.empty())
                .flatMap(
                        mail ->
                                mail.state() instanceof Sending sending
                                        ? Optional.of(new Claimed(mail, sending))
                                        : Optional.empty());
    }

    /**
     * Whether what was asked of the mail as it was listed holds for the mail as it is; otherwise it
     * is for whoever lists it next.
     */
    private static boolean mayStillBeClaimed(DailyEmail mail, DailyEmail listed, Instant now) {
        return mail.isUntouched() == listed.isUntouched()
                && !(mail.state() instanceof Sending sending && sending.triedOut(now));
    }

    private Addressed addressed(Claimed claimed) {
        var key = claimed.mail().key();
        var reader = channels.recipient(key.person());
        var choice = ChooseChannel.dailyMail(reader);
        return new Addressed(
                claimed,
                reader,
                choice,
                choice.mayUse() ? contents.fill(key, claimed.sending()) : List.of());
    }

    private Tried send(Addressed mail) {
        var sending = mail.claimed().sending();
        var now = clock.instant();
        return switch (mail.choice()) {
            case ChannelChoice.Wait(var reason) ->
                    putBack(mail.claimed(), sending.postponed(reason, now));
            case ChannelChoice.Skip(var reason) ->
                    putBack(mail.claimed(), sending.cancelled(reason, now));
            case ChannelChoice.Use _ ->
                    mail.content().stream().anyMatch(Notice::isNews)
                            ? hand(mail, mail.reader().map(Recipient::account).orElseThrow())
                            : putBack(
                                    mail.claimed(), sending.cancelled(Reason.NO_LONGER_TRUE, now));
        };
    }

    /** Nobody was told anything, so there is nothing for the history. */
    private Tried putBack(Claimed claimed, DeliveryState untold) {
        changes.changeIf(
                claimed.mail(),
                mail ->
                        mail.concluded(claimed.sending().lease(), untold)
                                .map(DailyEmail::reported));
        return new Tried.NothingToSend();
    }

    private Tried hand(Addressed addressed, Account reader) {
        var mail = addressed.claimed().mail();
        var sending = addressed.claimed().sending();
        var to = reader.email().orElseThrow();
        return switch (handOver.hand(reader, to, mail.key(), addressed.content())) {
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
