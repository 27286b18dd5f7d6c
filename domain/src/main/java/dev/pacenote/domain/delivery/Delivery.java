package dev.pacenote.domain.delivery;

import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * One notice on its way to one target, with where it stands and why.
 *
 * @param leftAs names the message in which it was handed over together with others; each further
 *     try is that message again, under the same name
 * @param updatedAt when it came to stand there
 * @param version how often it was saved; 0: never
 */
public record Delivery(
        Key key,
        About about,
        DeliveryState state,
        Optional<UUID> leftAs,
        Since since,
        Instant updatedAt,
        long version) {

    /**
     * A moment since when lasts no longer than what it says: also where whoever saved the state
     * knew nothing of it, as an older version does while both are at work.
     */
    public Delivery {
        since =
                switch (state) {
                    case DeliveryState.Pending _, DeliveryState.Sending _ -> since;
                    case DeliveryState.Scheduled scheduled ->
                            scheduled.isPutBack() ? since : since.dueNoMore();
                    // It is tried anew afterwards: the time that tries may take begins then.
                    case DeliveryState.Waiting _ -> Since.NEVER;
                    case DeliveryState.Sent _,
                            DeliveryState.Delivered _,
                            DeliveryState.Skipped _,
                            DeliveryState.Cancelled _,
                            DeliveryState.Failed _ ->
                            since.dueNoMore();
                };
    }

    /**
     * What it is: of a notice there is one delivery for each channel and target, and another one
     * each time that an admin has one that failed told again.
     *
     * @param round 0 for the first, which nobody asked for
     */
    public record Key(UUID notice, ChannelId channel, DeliveryTarget target, int round) {

        public Key(UUID notice, ChannelId channel, DeliveryTarget target) {
            this(notice, channel, target, 0);
        }

        /** The same for the same four, so that whoever gets a copy can tell. */
        public UUID id() {
            return UUID.nameUUIDFromBytes(
                    (notice
                                    + " "
                                    + channel.name()
                                    + " "
                                    + target.id()
                                    + (round == 0 ? "" : " " + round))
                            .getBytes(StandardCharsets.UTF_8));
        }

        private Key next() {
            return new Key(notice, channel, target, round + 1);
        }
    }

    /**
     * Since when.
     *
     * @param due it has been waiting to be handed over: also while somebody tries to, and after
     *     they put it back. Empty while nobody looked at it since it became due, which its state
     *     says
     * @param tried it was handed over for the first time
     */
    public record Since(Optional<Instant> due, Optional<Instant> tried) {

        /** Nobody looked at it yet. */
        public static final Since NEVER = new Since(Optional.empty(), Optional.empty());

        private Since dueAt(Optional<Instant> at) {
            return new Since(due.or(() -> at), tried);
        }

        private Since dueNoMore() {
            return new Since(Optional.empty(), tried);
        }

        private Since untried() {
            return new Since(due, Optional.empty());
        }

        private Since triedAt(Instant at) {
            return new Since(due, tried.or(() -> Optional.of(at)));
        }
    }

    /** So long others go first after one was put back: who is always slow holds up nobody. */
    private static final Duration OTHERS_FIRST = Duration.ofSeconds(30);

    /**
     * What it tells.
     *
     * @param fact names what the notice tells, among the notices of its topic
     * @param notification the item of the inbox that shows it; empty when there is none
     * @param source what it is about; what is about the same may leave together
     * @param foundAt when the notice was told
     */
    public record About(
            AccountId account,
            Topic topic,
            String fact,
            Optional<UUID> notification,
            String source,
            Instant foundAt) {}

    /** A new one, to be tried at that moment. */
    public static Delivery opened(Key key, About about, Instant due, Instant now) {
        var state =
                due.isAfter(now)
                        ? new DeliveryState.Waiting(0, due, Reason.DELAY, false)
                        : DeliveryState.Pending.first();
        return new Delivery(key, about, state, Optional.empty(), Since.NEVER, now, 0);
    }

    /** A new one that ends before anybody tries it. */
    public static Delivery ended(Key key, About about, DeliveryChoice.End end, Instant now) {
        var state =
                switch (end) {
                    case DeliveryChoice.Cancel(var reason) ->
                            new DeliveryState.Cancelled(0, now, reason, false);
                    case DeliveryChoice.Skip(var reason) ->
                            new DeliveryState.Skipped(0, now, reason, false);
                };
        return new Delivery(key, about, state, Optional.empty(), Since.NEVER, now, 0);
    }

    /**
     * Another one about the same, because somebody wants it told after all; empty unless this one
     * failed. Its target may get a copy, under another id: of some failures nobody knows whether
     * the message was taken.
     */
    public Optional<Delivery> again(Instant now) {
        return state instanceof DeliveryState.Failed
                ? Optional.of(opened(key.next(), about, now, now))
                : Optional.empty();
    }

    public UUID id() {
        return key.id();
    }

    public AccountId account() {
        return about.account();
    }

    public ChannelId channel() {
        return key.channel();
    }

    /** Whether a worker may lease it now. */
    public boolean isClaimable(Instant now) {
        return state.claimable(now, RetryTiming.WAITS_ARE_KEPT);
    }

    /**
     * Whether it may have been handed over before: it is that message again, and nothing else may
     * leave with it.
     */
    public boolean isAnotherTry() {
        return leftAs.isPresent() || state.uncertain();
    }

    /** Leased, also when it is not due: it may leave with another that is. */
    public Delivery claimed(Lease lease, Instant now) {
        return with(state.claimed(lease, now), since.dueAt(due()), now);
    }

    /** From being leased to another state; of one that is not leased nothing changes. */
    public Delivery after(Function<DeliveryState.Sending, DeliveryState> step, Instant now) {
        if (!(state instanceof DeliveryState.Sending sending)) {
            return this;
        }
        return with(step.apply(sending), since.dueNoMore(), now);
    }

    /**
     * Put back by somebody who had no time left to hand it over. It is looked at again when those
     * that became due meanwhile had their turn, and is as late as before.
     */
    public Delivery putBack(Instant now) {
        return state instanceof DeliveryState.Sending sending
                ? with(
                        sending.putBack(now.plus(OTHERS_FIRST)),
                        sending.attempts() > 1 ? since : since.untried(),
                        now)
                : this;
    }

    /** Since when it should have left; empty while it is not due, and when it has ended. */
    public Optional<Instant> dueSince(Instant now) {
        return due().isEmpty()
                ? Optional.empty()
                : since.due().or(() -> due().filter(at -> !at.isAfter(now)));
    }

    private Delivery with(DeliveryState next, Since times, Instant now) {
        return new Delivery(key, about, next, leftAs, times, now, version);
    }

    /**
     * It was taken, and came back; also when it is about to be tried again because nobody said that
     * it was taken. Empty when that changes nothing any more.
     */
    public Optional<Delivery> bounced(Instant now) {
        var failure = SendFailure.bounced();
        return switch (state) {
            case DeliveryState.Sent _, DeliveryState.Scheduled _, DeliveryState.Waiting _ ->
                    Optional.of(
                            with(
                                    new DeliveryState.Failed(state.attempts(), now, failure, false),
                                    since,
                                    now));
            case DeliveryState.Pending _,
                    DeliveryState.Sending _,
                    DeliveryState.Delivered _,
                    DeliveryState.Skipped _,
                    DeliveryState.Cancelled _,
                    DeliveryState.Failed _ ->
                    Optional.empty();
        };
    }

    /** About to be handed over in the message of that name. */
    public Delivery leavingAs(UUID message, Instant now) {
        return new Delivery(
                key, about, state, Optional.of(message), since.triedAt(now), updatedAt, version);
    }

    /** The same, saved that often. */
    public Delivery savedAs(long nextVersion) {
        return new Delivery(key, about, state, leftAs, since, updatedAt, nextVersion);
    }

    /** When somebody has to look at it next; empty when it has ended. */
    public Optional<Instant> due() {
        return switch (state) {
            case DeliveryState.Pending _ -> Optional.of(updatedAt);
            case DeliveryState.Waiting waiting -> Optional.of(waiting.at());
            case DeliveryState.Scheduled scheduled -> Optional.of(scheduled.at());
            case DeliveryState.Sending sending -> Optional.of(sending.lease().until());
            case DeliveryState.Sent _,
                    DeliveryState.Delivered _,
                    DeliveryState.Skipped _,
                    DeliveryState.Cancelled _,
                    DeliveryState.Failed _ ->
                    Optional.empty();
        };
    }
}
