package dev.pacenote.application.delivery.send;

import dev.pacenote.application.delivery.Channel;
import dev.pacenote.application.delivery.Deliveries;
import dev.pacenote.application.delivery.Deliveries.Claimed;
import dev.pacenote.application.delivery.Deliveries.Portion;
import dev.pacenote.application.delivery.DeliveryChannel;
import dev.pacenote.application.delivery.DeliveryObserver;
import dev.pacenote.application.delivery.relevance.NoticeRelevance;
import dev.pacenote.application.delivery.relevance.NoticeRelevances;
import dev.pacenote.application.notice.NoticePreferencesStore;
import dev.pacenote.application.notice.Topics;
import dev.pacenote.application.notice.inbox.Inbox;
import dev.pacenote.application.platform.Ids;
import dev.pacenote.application.platform.WithoutMessages;
import dev.pacenote.application.platform.limit.RateLimiter;
import dev.pacenote.domain.delivery.ChannelId;
import dev.pacenote.domain.delivery.ChannelRules;
import dev.pacenote.domain.delivery.Lease;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Recipient;
import dev.pacenote.domain.notice.preference.PreferenceDefinitions;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Sends what is due: it is leased, decided, written, handed over, and what became of it is stored.
 * What is for one target and belongs together leaves together. A process that is gone between the
 * last two steps sends a copy with the same id when the lease is over.
 */
public final class SendDeliveries {

    private static final System.Logger LOG = System.getLogger(SendDeliveries.class.getName());

    /** An operator is told of a delivery that is due for longer. */
    private static final Duration MAX_DUE = Duration.ofMinutes(5);

    /**
     * @param pushAfter how long a push waits for whoever is online
     */
    public record Settings(Duration pushAfter, ChannelRules.Caps caps) {

        /** What holds unless somebody configures others. */
        public static final Settings USUAL =
                new Settings(Duration.ofMinutes(2), ChannelRules.Caps.USUAL);
    }

    /** The stores that it reads and writes. */
    public record Stores(
            Deliveries deliveries,
            NoticePreferencesStore preferences,
            Inbox inbox,
            RateLimiter rateLimiter) {}

    /**
     * What features bring.
     *
     * @param digest the daily mail, which tells some topics in the place of mails of their own
     */
    public record Extensions(
            Topics topics,
            PreferenceDefinitions definitions,
            List<NoticeRelevance> relevance,
            PresenceSource presence,
            Channel digest,
            DeliveryObserver observer) {}

    /** What is not of this program. */
    public record Surroundings(
            Executor executor, RandomGenerator random, InstantSource clock, Ids ids) {}

    private final Deliveries deliveries;
    private final NoticePreferencesStore preferences;
    private final SendGroup.Parts parts;
    private final Settings settings;
    private final Surroundings surroundings;
    private final Map<ChannelId, InFlight> inFlight = new ConcurrentHashMap<>();

    public SendDeliveries(
            Stores stores,
            Extensions extensions,
            WriteDeliveries writer,
            Settings settings,
            Surroundings surroundings) {
        this.deliveries = stores.deliveries();
        this.preferences = stores.preferences();
        this.parts =
                new SendGroup.Parts(
                        stores.deliveries(),
                        sources(stores, extensions),
                        writer,
                        extensions.observer(),
                        settings.pushAfter(),
                        surroundings.random(),
                        surroundings.clock());
        this.settings = settings;
        this.surroundings = surroundings;
    }

    private static DeliveryDecision.Sources sources(Stores stores, Extensions extensions) {
        return new DeliveryDecision.Sources(
                stores.inbox(),
                extensions.topics(),
                extensions.definitions(),
                extensions.presence(),
                stores.rateLimiter(),
                new NoticeRelevances(extensions.relevance()),
                extensions.digest());
    }

    /** The same, for whoever asks again anyhow. */
    public int sendDue(DeliveryChannel channel) {
        return sendDue(channel, () -> {});
    }

    /**
     * Begins to send what is due by one channel, as much as may be under way at once, and waits for
     * none of it: targets are served at the same time, each apart from the others.
     *
     * @param ended hears each time that there is room for more
     * @return how many deliveries were leased; none when nothing is due that has room
     */
    public int sendDue(DeliveryChannel channel, Runnable ended) {
        var running = inFlight.computeIfAbsent(channel.id(), _ -> new InFlight());
        int room = running.room();
        if (room == 0) {
            return 0;
        }
        var now = surroundings.clock().instant();
        var rules = ChannelRules.of(channel.id(), settings.caps());
        var claimed =
                deliveries.claimDue(
                        channel.id(),
                        Lease.at(now, surroundings.ids().next(), rules.lease()),
                        now,
                        new Portion(room, InFlight.MAX_OF_A_TARGET, running.busy()));
        var recipients = recipients(claimed);
        claimed.stream()
                .collect(
                        Collectors.groupingBy(
                                one -> DeliveryGroup.of(one, rules),
                                LinkedHashMap::new,
                                Collectors.toList()))
                .forEach(
                        (group, ofGroup) -> {
                            var due = Claimed.longestDue(ofGroup);
                            running.begin(group.place(), due);
                            surroundings
                                    .executor()
                                    .execute(
                                            () -> {
                                                try {
                                                    tryGroup(
                                                            channel,
                                                            rules,
                                                            group,
                                                            ofGroup,
                                                            recipients);
                                                } finally {
                                                    running.end(group.place(), due);
                                                    ended.run();
                                                }
                                            });
                        });
        return claimed.size();
    }

    /**
     * Sends one and waits for it, if it is due and nobody else has it; with it what left in the
     * same message, what is due with it, and what leaves with it now.
     *
     * @param channels one of which is its channel; it waits where there is none
     */
    public void send(UUID id, Collection<DeliveryChannel> channels) {
        var now = surroundings.clock().instant();
        var due = deliveries.find(id).filter(delivery -> delivery.isClaimable(now));
        var channel =
                due.flatMap(
                        delivery ->
                                channels.stream()
                                        .filter(known -> known.id().equals(delivery.channel()))
                                        .findFirst());
        if (due.isEmpty() || channel.isEmpty()) {
            return;
        }
        var rules = ChannelRules.of(channel.get().id(), settings.caps());
        var lease = Lease.at(now, surroundings.ids().next(), rules.lease());
        var claimed = DeliveryGroup.claimed(due.get(), rules, deliveries, lease, now);
        if (!claimed.isEmpty()) {
            tryGroup(
                    channel.get(),
                    rules,
                    DeliveryGroup.of(claimed.getFirst(), rules),
                    claimed,
                    recipients(claimed));
        }
    }

    /** All of them at once; whoever's account is gone is missing. */
    private Map<AccountId, Recipient> recipients(Collection<Claimed> claimed) {
        return claimed.isEmpty()
                ? Map.of()
                : preferences.recipients(
                        claimed.stream()
                                .map(one -> one.delivery().account())
                                .collect(Collectors.toSet()));
    }

    /** One that fails is tried again when its lease is over, and harms no other. */
    private void tryGroup(
            DeliveryChannel channel,
            ChannelRules rules,
            DeliveryGroup group,
            List<Claimed> claimed,
            Map<AccountId, Recipient> recipients) {
        try {
            new SendGroup(parts, channel, rules, group)
                    .send(claimed, Optional.ofNullable(recipients.get(group.account())));
        } catch (RuntimeException e) {
            LOG.log(
                    Level.WARNING,
                    "delivery " + claimed.getFirst().delivery().id() + " was not brought to an end",
                    new WithoutMessages(e));
        }
    }

    /**
     * Waits until all that was begun has ended, for whoever begins no more.
     *
     * @return false when something is still under way after that time; it is tried again when its
     *     lease is over, as after a crash
     */
    public boolean awaitEnd(Duration most) throws InterruptedException {
        long end = System.nanoTime() + most.toNanos();
        boolean ended = true;
        for (var running : inFlight.values()) {
            ended &= running.awaitNone(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
        }
        return ended;
    }

    /**
     * How long the delivery that has been due longest has been so; one that is under way here has
     * not left yet.
     */
    public Duration oldestDue() {
        var now = surroundings.clock().instant();
        return Stream.concat(
                        deliveries.oldestDue(now).stream(),
                        inFlight.values().stream()
                                .flatMap(running -> running.longestDue().stream()))
                .min(Comparator.naturalOrder())
                .map(at -> Duration.between(at, now))
                .orElse(Duration.ZERO);
    }

    /** Whether no delivery has been due for too long. */
    public boolean isInTime() {
        return oldestDue().compareTo(MAX_DUE) <= 0;
    }
}
