package dev.pacenote.application.delivery;

import dev.pacenote.application.delivery.Deliveries.Claimed;
import dev.pacenote.application.notice.NoticePreferencesStore;
import dev.pacenote.application.notice.Topics;
import dev.pacenote.application.notice.inbox.Inbox;
import dev.pacenote.application.platform.Ids;
import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.application.platform.limit.RateLimiter;
import dev.pacenote.domain.delivery.ChannelRules;
import dev.pacenote.domain.delivery.Delivery;
import dev.pacenote.domain.delivery.DeliveryChoice;
import dev.pacenote.domain.delivery.DeliveryState;
import dev.pacenote.domain.delivery.DeliveryState.Sending;
import dev.pacenote.domain.delivery.Lease;
import dev.pacenote.domain.delivery.QuickRetrySchedule;
import dev.pacenote.domain.delivery.Reason;
import dev.pacenote.domain.delivery.RetrySchedule;
import dev.pacenote.domain.delivery.SendFailure;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.PreferenceDefinitions;
import dev.pacenote.domain.notice.Recipient;
import dev.pacenote.domain.notice.inbox.Notification;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * Sends what is due: it is leased, decided, written, handed over, and what became of it is stored.
 * What is for one target and belongs together leaves together. A process that is gone between the
 * last two steps sends a copy with the same id when the lease is over.
 */
public final class SendDeliveries {

    private static final System.Logger LOG = System.getLogger(SendDeliveries.class.getName());

    private static final int BATCH = 50;

    /** As many as one message tells of. */
    private static final int TOGETHER = 200;

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
    private final DeliveryDecision.Sources sources;
    private final WriteDeliveries writer;
    private final DeliveryObserver observer;
    private final Settings settings;
    private final Surroundings surroundings;

    public SendDeliveries(
            Stores stores,
            Extensions extensions,
            WriteDeliveries writer,
            Settings settings,
            Surroundings surroundings) {
        this.deliveries = stores.deliveries();
        this.preferences = stores.preferences();
        this.sources =
                new DeliveryDecision.Sources(
                        stores.inbox(),
                        extensions.topics(),
                        extensions.definitions(),
                        extensions.presence(),
                        stores.rateLimiter(),
                        extensions.relevance().stream()
                                .distinct()
                                .collect(
                                        Collectors.toMap(
                                                NoticeRelevance::topic, Function.identity())),
                        extensions.digest());
        this.writer = writer;
        this.observer = extensions.observer();
        this.settings = settings;
        this.surroundings = surroundings;
    }

    /** What belongs together: it is for one target, and about one thing where that counts. */
    private record GroupKey(AccountId account, String target, String about, boolean capped) {}

    /** One that leaves, with the item of the inbox that it tells of. */
    private record Leaving(Delivery delivery, Optional<Notification> item) {}

    /**
     * Sends what is due by one channel; the targets at the same time, each apart from the others.
     *
     * @return how many deliveries were due
     */
    public int sendDue(DeliveryChannel channel) {
        var now = now();
        var rules = ChannelRules.of(channel.id(), settings.caps());
        var claimed = deliveries.claimDue(channel.id(), lease(rules, now), now, BATCH);
        send(channel, rules, claimed);
        return claimed.size();
    }

    /**
     * Sends one, if it is due and nobody else has it, and what leaves with it.
     *
     * @param channels one of which is its channel; it waits where there is none
     */
    public void send(UUID id, Collection<DeliveryChannel> channels) {
        var now = now();
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
        if (deliveries.save(due.get().claimed(lease(rules, now), now))
                instanceof SaveResult.Saved<Delivery>(var mine)) {
            send(channel.get(), rules, List.of(new Claimed(mine, due.get().state().reason())));
        }
    }

    private void send(DeliveryChannel channel, ChannelRules rules, List<Claimed> claimed) {
        var groups =
                claimed.stream()
                        .collect(
                                Collectors.groupingBy(
                                        one -> key(one, rules),
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        var running =
                groups.entrySet().stream()
                        .map(
                                group ->
                                        CompletableFuture.runAsync(
                                                () ->
                                                        tryGroup(
                                                                channel,
                                                                rules,
                                                                group.getKey(),
                                                                group.getValue()),
                                                surroundings.executor()))
                        .toList();
        running.forEach(CompletableFuture::join);
    }

    private Lease lease(ChannelRules rules, Instant now) {
        return Lease.at(now, surroundings.ids().next(), rules.lease());
    }

    private Instant now() {
        return surroundings.clock().instant();
    }

    private static GroupKey key(Claimed claimed, ChannelRules rules) {
        var delivery = claimed.delivery();
        boolean capped = claimed.before() == Reason.RATE_CAPPED;
        if (isAnotherTry(delivery)) {
            // It may have arrived: whatever else there is to tell must not hide behind its name.
            return new GroupKey(
                    delivery.account(),
                    delivery.key().target().id(),
                    "left as " + delivery.leftAs().orElse(delivery.id()),
                    false);
        }
        var about =
                switch (rules.gathers()) {
                    case NOTHING -> delivery.id().toString();
                    case OF_ONE_SOURCE -> capped ? "" : delivery.about().source();
                    case OF_ONE_PERSON -> "";
                };
        return new GroupKey(
                delivery.account(),
                delivery.key().target().id(),
                about,
                capped && rules.gathers() == ChannelRules.Gathers.OF_ONE_SOURCE);
    }

    private static boolean isAnotherTry(Delivery delivery) {
        return delivery.leftAs().isPresent() || delivery.state().uncertain();
    }

    /** One that fails is tried again when its lease is over, and harms no other. */
    private void tryGroup(
            DeliveryChannel channel, ChannelRules rules, GroupKey key, List<Claimed> claimed) {
        try {
            sendGroup(channel, rules, key, claimed.stream().map(Claimed::delivery).toList());
        } catch (RuntimeException e) {
            LOG.log(
                    Level.WARNING,
                    "delivery " + claimed.getFirst().delivery().id() + " was not brought to an end",
                    e);
        }
    }

    private void sendGroup(
            DeliveryChannel channel, ChannelRules rules, GroupKey key, List<Delivery> claimed) {
        var now = now();
        var recipient =
                Optional.ofNullable(
                        preferences.recipients(List.of(key.account())).get(key.account()));
        var decision =
                new DeliveryDecision(
                        sources,
                        rules,
                        settings.pushAfter(),
                        new DeliveryDecision.Group(recipient, claimed.getFirst(), key.capped()),
                        now);
        var leaving = new ArrayList<Leaving>();
        for (var delivery : claimed) {
            if (delivery.state() instanceof Sending sending && isTriedOut(sending, rules)) {
                save(
                        delivery.after(
                                last ->
                                        last.refused(
                                                SendFailure.outcomeLost(),
                                                true,
                                                Optional.empty(),
                                                now),
                                now));
                continue;
            }
            var item = decision.item(delivery);
            follow(decision.of(delivery, item), new Leaving(delivery, item), leaving, now);
        }
        if (leaving.isEmpty()) {
            return;
        }
        if (!isAnotherTry(leaving.getFirst().delivery())) {
            takeAlong(rules, key, decision, leaving, now);
        }
        var name = name(leaving.getFirst().delivery());
        var mine = named(name, leaving);
        if (mine.isEmpty() || isNearlyOver(mine, rules)) {
            // Somebody else may lease them any moment, and would hand them over a second time.
            decision.giveBack();
            return;
        }
        var result = handOver(channel, name, recipient.orElseThrow(), mine);
        if (!(result instanceof SendResult.Accepted)) {
            decision.giveBack();
        }
        var ended = now();
        // One for all: what left together is tried again together.
        double jitter = surroundings.random().nextDouble();
        mine.forEach(
                left ->
                        save(
                                left.delivery()
                                        .after(
                                                tried ->
                                                        outcome(
                                                                tried, result, rules, jitter,
                                                                ended),
                                                ended)));
    }

    /** The same for each try, whatever is left of the message. */
    private static UUID name(Delivery first) {
        return first.leftAs().orElse(first.id());
    }

    /** Stores in which message they leave, before they do; without those that others changed. */
    private List<Leaving> named(UUID name, List<Leaving> leaving) {
        var mine = new ArrayList<Leaving>();
        for (var left : leaving) {
            if (left.delivery().leftAs().isPresent()) {
                mine.add(left);
            } else if (deliveries.save(left.delivery().leavingAs(name))
                    instanceof SaveResult.Saved<Delivery>(var saved)) {
                mine.add(new Leaving(saved, left.item()));
            }
        }
        return mine;
    }

    /** Whether less than a third of a lease is left, which is how long a hand-over may take. */
    private boolean isNearlyOver(List<Leaving> leaving, ChannelRules rules) {
        var needed = now().plus(rules.lease().dividedBy(3));
        return leaving.stream()
                .anyMatch(
                        left ->
                                left.delivery().state() instanceof Sending sending
                                        && sending.lease().hasLapsed(needed));
    }

    private static boolean isTriedOut(Sending sending, ChannelRules rules) {
        return sending.attempts()
                > switch (rules.retries()) {
                    case OVER_A_DAY -> RetrySchedule.MOST_ATTEMPTS;
                    case QUICK -> QuickRetrySchedule.MOST_ATTEMPTS;
                };
    }

    /** Does what was decided about one. */
    private void follow(DeliveryChoice choice, Leaving one, List<Leaving> leaving, Instant now) {
        switch (choice) {
            case DeliveryChoice.Send _ -> leaving.add(one);
            case DeliveryChoice.Cancel(var reason) ->
                    save(one.delivery().after(sending -> sending.cancelled(reason, now), now));
            case DeliveryChoice.Skip(var reason) ->
                    save(one.delivery().after(sending -> sending.skipped(reason, now), now));
            case DeliveryChoice.Schedule(var reason, var until) ->
                    save(one.delivery().after(sending -> sending.waits(reason, until), now));
        }
    }

    /** What waits for the same target leaves with it. */
    private void takeAlong(
            ChannelRules rules,
            GroupKey key,
            DeliveryDecision decision,
            List<Leaving> leaving,
            Instant now) {
        if (rules.gathers() == ChannelRules.Gathers.NOTHING) {
            return;
        }
        var first = leaving.getFirst().delivery();
        var lease = lease(rules, now);
        for (var waiting :
                deliveries.waiting(
                        key.account(), first.channel(), first.key().target(), TOGETHER)) {
            if (!key(waiting, rules).equals(key)) {
                continue;
            }
            if (deliveries.save(waiting.delivery().claimed(lease, now))
                    instanceof SaveResult.Saved<Delivery>(var mine)) {
                var item = decision.item(mine);
                follow(decision.along(mine, item), new Leaving(mine, item), leaving, now);
            }
        }
    }

    private SendResult handOver(
            DeliveryChannel channel, UUID name, Recipient recipient, List<Leaving> leaving) {
        var newestFirst =
                leaving.stream()
                        .sorted(
                                Comparator.comparing(
                                                (Leaving left) -> left.delivery().about().foundAt())
                                        .reversed())
                        .toList();
        Map<Delivery, Optional<Notification>> told = new LinkedHashMap<>();
        newestFirst.forEach(left -> told.put(left.delivery(), left.item()));
        try {
            return channel instanceof GatheringChannel gathering
                    ? gathering.send(writer.each(name, recipient, told))
                    : channel.send(writer.together(name, recipient, told));
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "delivery " + name + " could not be handed over", e);
            return new SendResult.Retry(Optional.empty(), "could_not_be_handed_over", true);
        }
    }

    private DeliveryState outcome(
            Sending sending, SendResult result, ChannelRules rules, double jitter, Instant now) {
        return switch (result) {
            case SendResult.Accepted _ -> sending.accepted(now);
            case SendResult.Retry(var after, var code, var mayHaveArrived) ->
                    sending.refused(
                            SendFailure.temporary(code),
                            mayHaveArrived,
                            waitAfter(sending.attempts(), rules, jitter, after),
                            now);
            case SendResult.Rejected(var code) -> sending.refused(SendFailure.permanent(code), now);
            case SendResult.Gone _ -> sending.refused(SendFailure.gone(), now);
            case SendResult.Misconfigured _ -> sending.refused(SendFailure.misconfigured(), now);
        };
    }

    private Optional<Duration> waitAfter(
            int attempts, ChannelRules rules, double jitter, Optional<Duration> asked) {
        return switch (rules.retries()) {
            case OVER_A_DAY -> RetrySchedule.waitAfter(attempts);
            case QUICK -> QuickRetrySchedule.waitAfter(attempts, jitter, asked);
        };
    }

    private void save(Delivery delivery) {
        switch (deliveries.save(delivery)) {
            case SaveResult.Saved<Delivery>(var saved) -> observer.changed(saved);
            case SaveResult.Conflict<Delivery> _ ->
                    LOG.log(
                            Level.WARNING,
                            "delivery {0} was {1} while somebody else had it",
                            delivery.id(),
                            delivery.state().wireName());
        }
    }

    /** How long the delivery that has been due longest has been so. */
    public Duration oldestDue() {
        var now = now();
        return deliveries.oldestDue(now).map(at -> Duration.between(at, now)).orElse(Duration.ZERO);
    }
}
