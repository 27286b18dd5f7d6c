package dev.pacenote.application.digest;

import dev.pacenote.application.delivery.ChooseChannel;
import dev.pacenote.application.platform.Ids;
import dev.pacenote.application.platform.StoreUnavailableException;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.domain.delivery.DeliveryState.Sending;
import dev.pacenote.domain.delivery.Lease;
import dev.pacenote.domain.delivery.RetryTiming;
import dev.pacenote.domain.digest.DailyEmailKey;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

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
    private final ChooseChannel channels;
    private final OpenDailyEmails opening;
    private final TryDailyEmail trying;
    private final RecordDeliveryOutcome outcomes;
    private final InstantSource clock;

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
        this.channels = channels;
        this.opening = new OpenDailyEmails(contents, emails, channels, clock, ids);
        this.trying =
                new TryDailyEmail(
                        contents, emails, channels, handOver, outcomes, transactions, clock, ids);
        this.outcomes = outcomes;
        this.clock = clock;
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
            sendEach(keys, timing, (_, _) -> {});
        }
    }

    /** Completes the history where a crash came between a mail's outcome and its history. */
    public void tellHistory() {
        outcomes.catchUp();
    }

    /**
     * Tries these mails, each if it may be tried now. One person's trouble never stops the others:
     * whatever goes wrong with a mail is logged, and the mail is claimed again later. A lost store
     * stops everybody.
     *
     * @param then is told of each mail what became of it, before the next one is tried
     */
    public void sendEach(
            Collection<DailyEmailKey> keys,
            RetryTiming timing,
            BiConsumer<DailyEmailKey, Tried> then) {
        var all = List.copyOf(keys);
        for (int i = 0; i < all.size(); i += BATCH) {
            var batch = all.subList(i, Math.min(all.size(), i + BATCH));
            var listed = list(batch);
            for (var key : batch) {
                then.accept(key, send(key, Optional.ofNullable(listed.get(key)), timing));
            }
        }
    }

    /** Those that cannot be listed together are read one by one when each is tried. */
    private Map<DailyEmailKey, ListedEmail> list(List<DailyEmailKey> keys) {
        try {
            return ListedEmail.of(keys, emails, channels);
        } catch (StoreUnavailableException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "mails are read one by one", e);
            return Map.of();
        }
    }

    private Tried send(DailyEmailKey key, Optional<ListedEmail> listed, RetryTiming timing) {
        try {
            return listed.or(
                            () ->
                                    Optional.ofNullable(
                                            ListedEmail.of(List.of(key), emails, channels)
                                                    .get(key)))
                    .map(mail -> trying.attempt(mail, timing))
                    .orElseGet(Tried.NothingToSend::new);
        } catch (StoreUnavailableException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "mail " + key.stableName() + " was not tried to its end", e);
            return new Tried.NotSent();
        }
    }
}
