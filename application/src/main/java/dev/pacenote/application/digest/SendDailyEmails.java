package dev.pacenote.application.digest;

import dev.pacenote.application.delivery.ChooseChannel;
import dev.pacenote.application.platform.Ids;
import dev.pacenote.application.platform.StoreUnavailableException;
import dev.pacenote.domain.delivery.ChannelChoice;
import dev.pacenote.domain.delivery.DeliveryState.Sending;
import dev.pacenote.domain.delivery.Lease;
import dev.pacenote.domain.delivery.Reason;
import dev.pacenote.domain.delivery.RetryTiming;
import dev.pacenote.domain.digest.DailyEmail;
import dev.pacenote.domain.digest.DailyEmailKey;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Notice;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
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

    private final DailyEmailContents contents;
    private final DailyEmails emails;
    private final DailyEmailChanges changes;
    private final ChooseChannel channels;
    private final HandOverDigest handOver;
    private final RecordDeliveryOutcome outcomes;
    private final InstantSource clock;
    private final Ids ids;

    public SendDailyEmails(
            DailyEmailContents contents,
            DailyEmails emails,
            ChooseChannel channels,
            HandOverDigest handOver,
            RecordDeliveryOutcome outcomes,
            InstantSource clock,
            Ids ids) {
        this.contents = contents;
        this.emails = emails;
        this.changes = new DailyEmailChanges(emails);
        this.channels = channels;
        this.handOver = handOver;
        this.outcomes = outcomes;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * Opens the date's mail for everybody who has something waiting about which somebody writes.
     *
     * @return those mails
     */
    public List<DailyEmailKey> open(LocalDate date) {
        var opened = new ArrayList<DailyEmailKey>();
        for (var person : contents.accountsWaiting(date)) {
            try {
                open(person, date).ifPresent(opened::add);
            } catch (StoreUnavailableException e) {
                throw e;
            } catch (RuntimeException e) {
                LOG.log(Level.ERROR, "no mail of " + date + " for account " + person, e);
            }
        }
        return opened;
    }

    private Optional<DailyEmailKey> open(AccountId person, LocalDate date) {
        return switch (channels.dailyMail(person)) {
            case ChannelChoice.Use _ ->
                    Optional.of(emails.open(new DailyEmailKey(person, date), ids.next()).key());
            case ChannelChoice.Skip(var reason) -> {
                contents.withhold(person, reason, clock.instant());
                yield Optional.empty();
            }
            // However long that takes.
            case ChannelChoice.Wait _ -> Optional.empty();
        };
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
        var choice = channels.dailyMail(key.person());
        if (choice instanceof ChannelChoice.Wait) {
            return new Tried.NothingToSend();
        }
        var now = clock.instant();
        var triedOut = triedOut(key, now);
        if (triedOut.isPresent()) {
            var sending = triedOut.get();
            outcomes.store(
                    key,
                    sending,
                    sending.outcomeLost(now),
                    HandOverDigest.reasons(contents.of(key)));
            return new Tried.NotSent();
        }
        if (!contents.canWrite(contents.of(key))) {
            // Until its area is switched on again; nobody claims it, so that costs it no try.
            return new Tried.NothingToSend();
        }
        var lease = Lease.at(now, ids.next());
        var claimed = changes.changeIf(key, mail -> mail.claimed(lease, now, timing));
        if (claimed.isEmpty() || !(claimed.get().state() instanceof Sending sending)) {
            return new Tried.NothingToSend();
        }
        if (choice instanceof ChannelChoice.Skip(var reason)) {
            return cancel(key, sending, reason);
        }
        var content = contents.fill(key, sending);
        if (content.stream().noneMatch(Notice::isNews)) {
            return cancel(key, sending, Reason.NO_LONGER_TRUE);
        }
        return hand(key, sending, content);
    }

    /** Whoever claims it meanwhile keeps it: its outcome is stored for the lease that lapsed. */
    private Optional<Sending> triedOut(DailyEmailKey key, Instant now) {
        return emails.find(key)
                .map(DailyEmail::state)
                .filter(Sending.class::isInstance)
                .map(Sending.class::cast)
                .filter(sending -> sending.triedOut(now));
    }

    /** Nobody was told anything, so there is nothing for the history. */
    private Tried cancel(DailyEmailKey key, Sending sending, Reason reason) {
        var outcome = sending.cancelled(reason, clock.instant());
        changes.changeIf(
                key, mail -> mail.concluded(sending.lease(), outcome).map(DailyEmail::reported));
        return new Tried.NothingToSend();
    }

    private Tried hand(DailyEmailKey key, Sending sending, List<Notice> content) {
        return handOver.hand(key, content)
                .map(handed -> handed(key, sending, handed))
                .orElseGet(Tried.NothingToSend::new);
    }

    private Tried handed(DailyEmailKey key, Sending sending, HandOverDigest.Handed handed) {
        return switch (handed) {
            case HandOverDigest.Handed.Accepted(var found) -> {
                outcomes.store(key, sending, sending.accepted(clock.instant()), found);
                yield new Tried.Sent();
            }
            case HandOverDigest.Handed.Refused(var failure, var found) -> {
                outcomes.store(key, sending, sending.refused(failure, clock.instant()), found);
                yield new Tried.NotSent();
            }
        };
    }
}
