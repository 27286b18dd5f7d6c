package dev.pacenote.application.delivery;

import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.domain.delivery.ChannelId;
import dev.pacenote.domain.delivery.Delivery;
import dev.pacenote.domain.delivery.DeliveryTarget;
import dev.pacenote.domain.delivery.Lease;
import dev.pacenote.domain.delivery.Reason;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Topic;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What becomes of every notice that leaves the house. Deliveries go with their notice, and with
 * their account.
 */
public interface Deliveries {

    /**
     * One that was leased.
     *
     * @param before why it waited
     * @param due since when it has been due
     */
    record Claimed(Delivery delivery, Reason before, Instant due) {

        /** One that waited so until it was leased. */
        public static Claimed of(Delivery delivery, Delivery before) {
            var due = delivery.since().due().or(before::due);
            return new Claimed(delivery, before.state().reason(), due.orElseThrow());
        }

        /** Since when the one of them was due that was due longest. */
        public static Instant longestDue(Collection<Claimed> some) {
            return some.stream().map(Claimed::due).min(Comparator.naturalOrder()).orElseThrow();
        }
    }

    /**
     * Which ones of an account.
     *
     * @param topic of that topic, or of all topics of that area
     * @param state in a state of that {@linkplain
     *     dev.pacenote.domain.delivery.DeliveryState#wireName name}
     */
    record Filter(AccountId account, Optional<String> topic, Optional<String> state) {}

    /**
     * Adds those that are not there; the others stay as they are. Those of a notice that is gone
     * are passed over.
     */
    void insertAbsent(Collection<Delivery> deliveries);

    Optional<Delivery> find(UUID id);

    /**
     * Replaces one, if nobody saved it since it was read and it {@linkplain
     * dev.pacenote.domain.delivery.DeliveryState#mayBecome goes forward}.
     */
    SaveResult<Delivery> save(Delivery delivery);

    /** A target of somebody. */
    record Place(AccountId account, String target) {}

    /**
     * How much to lease.
     *
     * @param messages at most so many
     * @param ofOneTarget of them for one target
     * @param busy these targets have enough to do
     */
    record Portion(int messages, int ofOneTarget, Set<Place> busy) {

        public Portion {
            busy = Set.copyOf(busy);
        }

        /** So many, whoever they are for. */
        public static Portion upTo(int messages) {
            return new Portion(messages, messages, Set.of());
        }
    }

    /**
     * Leases those of a channel that are {@linkplain Delivery#isClaimable due}, the longest due
     * first. Of several callers at once each goes to one, and to nobody else before the lease is
     * over. Those that {@linkplain Delivery#leftAs left in one message} count as one and go to the
     * same caller, however many they are.
     */
    List<Claimed> claimDue(ChannelId channel, Lease lease, Instant now, Portion portion);

    /**
     * Those of a channel that are {@linkplain Delivery#isClaimable due}, the longest due first.
     * Nothing is leased: whoever sends one claims it first.
     */
    List<Delivery> due(ChannelId channel, Instant now, int limit);

    /**
     * Those for a target that wait, due or not, and that nobody has leased or tried; oldest first.
     */
    List<Claimed> waiting(AccountId account, ChannelId channel, DeliveryTarget target, int limit);

    /** Those of these notices. */
    List<Delivery> of(Collection<UUID> notices);

    /** Those of what a notification shows, whoever's it is. */
    List<Delivery> ofNotification(UUID notification);

    /**
     * Those that left in the message of that name: all of them, from the moment on in which each
     * was {@linkplain #save saved} so.
     */
    List<Delivery> ofMessage(UUID leftAs);

    /** Those of a fact, whomever it was told. */
    List<Delivery> ofFact(Topic topic, String fact);

    /** The newest of an account, the newest first. */
    List<Delivery> newest(Filter filter, int limit);

    /**
     * Since when the one is {@linkplain Delivery#dueSince due} that has been due longest, those
     * included that somebody leased or put back; empty when none is.
     */
    Optional<Instant> oldestDue(Instant now);
}
