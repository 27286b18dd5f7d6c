package dev.pacenote.application.delivery.send;

import dev.pacenote.application.delivery.Deliveries;
import dev.pacenote.application.delivery.Deliveries.Claimed;
import dev.pacenote.application.delivery.DeliveryChannel;
import dev.pacenote.application.delivery.DeliveryObserver;
import dev.pacenote.application.delivery.GatheringChannel;
import dev.pacenote.application.delivery.SendResult;
import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.application.platform.WithoutMessages;
import dev.pacenote.domain.delivery.ChannelRules;
import dev.pacenote.domain.delivery.Delivery;
import dev.pacenote.domain.delivery.DeliveryChoice;
import dev.pacenote.domain.delivery.DeliveryState;
import dev.pacenote.domain.delivery.DeliveryState.Sending;
import dev.pacenote.domain.delivery.Lease;
import dev.pacenote.domain.delivery.Reason;
import dev.pacenote.domain.delivery.SendFailure;
import dev.pacenote.domain.notice.Recipient;
import dev.pacenote.domain.notice.inbox.Notification;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/**
 * Brings deliveries that belong together to an end: each is decided, what leaves is handed over as
 * one message, and what became of it is stored.
 */
final class SendGroup {

    private static final System.Logger LOG = System.getLogger(SendDeliveries.class.getName());

    /** What every group needs. */
    record Parts(
            Deliveries deliveries,
            DeliveryDecision.Sources sources,
            WriteDeliveries writer,
            DeliveryObserver observer,
            Duration pushAfter,
            RandomGenerator random,
            InstantSource clock) {}

    /** One that leaves, with the item of the inbox that it tells of. */
    private record Leaving(Delivery delivery, Optional<Notification> item) {}

    private final Parts parts;
    private final DeliveryChannel channel;
    private final ChannelRules rules;
    private final DeliveryGroup group;
    private final List<Leaving> leaving = new ArrayList<>();
    private final List<Delivery> elsewhere = new ArrayList<>();
    private final List<Delivery> toNobody = new ArrayList<>();

    SendGroup(Parts parts, DeliveryChannel channel, ChannelRules rules, DeliveryGroup group) {
        this.parts = parts;
        this.channel = channel;
        this.rules = rules;
        this.group = group;
    }

    private Instant now() {
        return parts.clock().instant();
    }

    /**
     * @param claimed what was leased of the group
     * @param recipient a moment ago; empty when the account is gone
     */
    void send(List<Claimed> claimed, Optional<Recipient> recipient) {
        var now = now();
        var decision =
                new DeliveryDecision(
                        parts.sources(),
                        rules,
                        parts.pushAfter(),
                        new DeliveryDecision.Group(
                                channel, recipient, claimed.getFirst().delivery(), group.capped()),
                        now);
        for (var one : claimed) {
            var delivery = one.delivery();
            if (delivery.state() instanceof Sending sending && rules.isTriedOut(sending)) {
                save(
                        delivery.after(
                                last -> last.refused(lost(), true, Optional.empty(), now), now));
                continue;
            }
            var item = decision.item(delivery);
            follow(decision, decision.of(delivery, item), new Leaving(delivery, item), now);
        }
        openElsewhere(now);
        if (leaving.isEmpty()) {
            return;
        }
        if (!leaving.getFirst().delivery().isAnotherTry()) {
            takeAlong(decision, now);
        }
        var name = name(leaving.getFirst().delivery());
        var mine = named(name);
        if (mine.isEmpty() || isNearlyOver(mine)) {
            // Somebody else may lease them any moment, and would hand them over a second time.
            decision.giveBack();
            putBack(mine, Claimed.longestDue(claimed));
            return;
        }
        var result = handOver(name, recipient.orElseThrow(), mine);
        if (!(result instanceof SendResult.Accepted)) {
            decision.giveBack();
        }
        note(mine, result);
    }

    private static SendFailure lost() {
        return SendFailure.outcomeLost();
    }

    /** Does what was decided about one. */
    private void follow(
            DeliveryDecision decision, DeliveryChoice choice, Leaving one, Instant now) {
        switch (choice) {
            case DeliveryChoice.Send _ -> leave(decision, one);
            case DeliveryChoice.Cancel(var reason) ->
                    save(one.delivery().after(sending -> sending.cancelled(reason, now), now));
            case DeliveryChoice.Skip(var reason) ->
                    save(one.delivery().after(sending -> sending.skipped(reason, now), now));
            case DeliveryChoice.Schedule(var reason, var until) ->
                    save(one.delivery().after(sending -> sending.waits(reason, until), now));
        }
    }

    private void leave(DeliveryDecision decision, Leaving one) {
        if (!one.delivery().isAnotherTry()) {
            elsewhere.addAll(decision.elsewhere(one.delivery()));
        }
        if (DeliveryDecision.isNowhere(one.delivery())) {
            toNobody.add(one.delivery());
        } else {
            decision.leaves(one.delivery());
            leaving.add(one);
        }
    }

    /** Who got a target meanwhile is told there, too; those that were opened already stay. */
    private void openElsewhere(Instant now) {
        if (!elsewhere.isEmpty()) {
            parts.deliveries().insertAbsent(elsewhere);
        }
        // What was to go to nobody goes to somebody now.
        toNobody.forEach(
                one -> save(one.after(last -> last.cancelled(Reason.NO_LONGER_TRUE, now), now)));
        elsewhere.clear();
        toNobody.clear();
    }

    /** What waits for the same target leaves with it, under the same lease. */
    private void takeAlong(DeliveryDecision decision, Instant now) {
        if (rules.gathers() == ChannelRules.Gathers.NOTHING) {
            return;
        }
        var first = leaving.getFirst().delivery();
        for (var waiting : waiting(first)) {
            if (!DeliveryGroup.of(waiting, rules).equals(group)) {
                continue;
            }
            if (parts.deliveries().save(waiting.delivery().claimed(lease(first), now))
                    instanceof SaveResult.Saved<Delivery>(var mine)) {
                var item = decision.item(mine);
                follow(decision, decision.along(mine, item), new Leaving(mine, item), now);
            }
        }
        openElsewhere(now);
    }

    private List<Claimed> waiting(Delivery first) {
        return parts.deliveries()
                .waiting(
                        group.account(),
                        first.channel(),
                        first.key().target(),
                        DeliveryGroup.TOGETHER);
    }

    /** One for all: a lease that lapsed lapsed for the whole message. */
    private static Lease lease(Delivery first) {
        if (first.state() instanceof Sending sending) {
            return sending.lease();
        }
        throw new IllegalStateException("nobody leased " + first.id());
    }

    /** The same for each try, whatever is left of the message. */
    private static UUID name(Delivery first) {
        return first.leftAs().orElse(first.id());
    }

    /** Stores in which message they leave, before they do; without those that others changed. */
    private List<Leaving> named(UUID name) {
        var mine = new ArrayList<Leaving>();
        for (var left : leaving) {
            if (left.delivery().leftAs().isPresent()) {
                mine.add(left);
            } else if (parts.deliveries().save(left.delivery().leavingAs(name, now()))
                    instanceof SaveResult.Saved<Delivery>(var saved)) {
                mine.add(new Leaving(saved, left.item()));
            }
        }
        return mine;
    }

    /** Whether less than a third of a lease is left, which is how long a hand-over may take. */
    private boolean isNearlyOver(List<Leaving> mine) {
        var needed = now().plus(rules.lease().dividedBy(3));
        return mine.stream()
                .anyMatch(
                        left ->
                                left.delivery().state() instanceof Sending sending
                                        && sending.lease().hasLapsed(needed));
    }

    /**
     * Nobody was asked to take them: however often a slow sender comes too late, none is given up,
     * and each is as late as before.
     *
     * @param due since when the message has been due
     */
    private void putBack(List<Leaving> mine, Instant due) {
        if (mine.isEmpty()) {
            return;
        }
        var now = now();
        LOG.log(
                Level.WARNING,
                "deliveries not handed over because their lease is nearly over: {0}, due since"
                        + " {1}",
                mine.size(),
                due);
        mine.forEach(left -> save(left.delivery().putBack(now)));
    }

    private SendResult handOver(UUID name, Recipient recipient, List<Leaving> mine) {
        Map<Delivery, Optional<Notification>> told = new LinkedHashMap<>();
        mine.stream()
                .sorted(
                        Comparator.comparing((Leaving left) -> left.delivery().about().foundAt())
                                .reversed())
                .forEach(left -> told.put(left.delivery(), left.item()));
        try {
            return channel instanceof GatheringChannel gathering
                    ? gathering.send(parts.writer().each(name, recipient, told))
                    : channel.send(parts.writer().together(name, recipient, told));
        } catch (RuntimeException e) {
            LOG.log(
                    Level.ERROR,
                    "delivery " + name + " could not be handed over",
                    new WithoutMessages(e));
            return new SendResult.Retry(Optional.empty(), "could_not_be_handed_over", true);
        }
    }

    /** What left together is tried again together: after the same wait, as often as the others. */
    private void note(List<Leaving> mine, SendResult result) {
        var now = now();
        int tries =
                mine.stream().mapToInt(left -> left.delivery().state().attempts()).max().orElse(1);
        double random = parts.random().nextDouble();
        var past =
                mine.stream()
                        .flatMap(left -> left.delivery().since().tried().stream())
                        .min(Comparator.naturalOrder())
                        .map(first -> Duration.between(first, now))
                        .orElse(Duration.ZERO);
        mine.forEach(
                left ->
                        save(
                                left.delivery()
                                        .after(
                                                sending ->
                                                        outcome(
                                                                sending,
                                                                result,
                                                                after ->
                                                                        rules.waitAfter(
                                                                                tries, random,
                                                                                after, past),
                                                                now),
                                                now)));
    }

    private DeliveryState outcome(
            Sending sending,
            SendResult result,
            UnaryOperator<Optional<Duration>> wait,
            Instant now) {
        return switch (result) {
            case SendResult.Accepted _ -> sending.accepted(now);
            case SendResult.Retry(var after, var code, var mayHaveArrived) ->
                    sending.refused(
                            SendFailure.temporary(code), mayHaveArrived, wait.apply(after), now);
            case SendResult.Rejected(var code) -> sending.refused(SendFailure.permanent(code), now);
            case SendResult.Gone _ -> sending.refused(SendFailure.gone(), now);
            case SendResult.Misconfigured _ -> sending.refused(SendFailure.misconfigured(), now);
        };
    }

    private void save(Delivery delivery) {
        switch (parts.deliveries().save(delivery)) {
            case SaveResult.Saved<Delivery>(var saved) -> parts.observer().changed(saved);
            case SaveResult.Conflict<Delivery> _ ->
                    LOG.log(
                            Level.WARNING,
                            "delivery {0} was {1} while somebody else had it",
                            delivery.id(),
                            delivery.state().wireName());
        }
    }
}
