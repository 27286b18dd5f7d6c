package dev.pacenote.application.delivery.send;

import dev.pacenote.application.delivery.Channel;
import dev.pacenote.application.delivery.DeliveryChannel;
import dev.pacenote.application.delivery.dispatch.DispatchNotices;
import dev.pacenote.application.delivery.relevance.NoticeRelevances;
import dev.pacenote.application.notice.Topics;
import dev.pacenote.application.notice.inbox.Inbox;
import dev.pacenote.application.platform.limit.RateLimiter;
import dev.pacenote.domain.delivery.ChannelRules;
import dev.pacenote.domain.delivery.Delivery;
import dev.pacenote.domain.delivery.DeliveryChoice;
import dev.pacenote.domain.delivery.DeliveryTarget;
import dev.pacenote.domain.delivery.Reason;
import dev.pacenote.domain.notice.Recipient;
import dev.pacenote.domain.notice.Topic;
import dev.pacenote.domain.notice.inbox.Notification;
import dev.pacenote.domain.notice.preference.ChannelPreference;
import dev.pacenote.domain.notice.preference.PreferenceDefinitions;
import dev.pacenote.domain.notice.preference.QuietHours;
import dev.pacenote.domain.notice.preference.TopicChannels;
import dev.pacenote.domain.platform.limit.RateLimit;
import dev.pacenote.domain.platform.limit.RateLimit.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads what decides about deliveries to one target at one moment, and asks the domain. */
final class DeliveryDecision {

    /** What it reads. */
    record Sources(
            Inbox inbox,
            Topics topics,
            PreferenceDefinitions definitions,
            PresenceSource presence,
            RateLimiter rateLimiter,
            NoticeRelevances relevance,
            Channel digest) {}

    /**
     * Those that are decided together.
     *
     * @param channel knows where the person can be reached now
     * @param recipient empty when the account is gone
     * @param capped whether they waited because the person was told enough
     */
    record Group(
            DeliveryChannel channel,
            Optional<Recipient> recipient,
            Delivery first,
            boolean capped) {}

    /**
     * What was answered when a message asked to leave now.
     *
     * @param refused until when it has to wait, if it has to
     */
    private record Turn(Optional<DeliveryChoice.Schedule> refused) {}

    private final Sources sources;
    private final ChannelRules rules;
    private final Duration pushAfter;
    private final Group group;
    private final Instant now;
    private final List<String> taken = new ArrayList<>();
    private final Map<Topic, List<DeliveryTarget>> targets = new HashMap<>();
    private final Map<String, Optional<DeliveryChoice.Schedule>> paces = new HashMap<>();
    private Optional<Turn> turn = Optional.empty();

    DeliveryDecision(
            Sources sources, ChannelRules rules, Duration pushAfter, Group group, Instant now) {
        this.sources = sources;
        this.rules = rules;
        this.pushAfter = pushAfter;
        this.group = group;
        this.now = now;
    }

    /** What becomes of one that is due. */
    DeliveryChoice of(Delivery delivery, Optional<Notification> item) {
        return of(
                delivery,
                item,
                () -> presenceWait(delivery),
                // To nobody nothing leaves that could be too much.
                isNowhere(delivery) ? Optional::empty : () -> turn(delivery));
    }

    /** What becomes of one that may leave with others, due or not. */
    DeliveryChoice along(Delivery delivery, Optional<Notification> item) {
        return of(delivery, item, Optional::empty, Optional::empty);
    }

    private DeliveryChoice of(
            Delivery delivery,
            Optional<Notification> item,
            Supplier<Optional<Instant>> waits,
            Supplier<Optional<DeliveryChoice.Schedule>> whenFull) {
        var about = delivery.about();
        var channels = sources.topics().channels(about.topic());
        var channel = delivery.channel().name();
        if (!channels.has(channel)) {
            return new DeliveryChoice.Skip(Reason.PREF_OFF);
        }
        if (about.notification().isPresent() && item.isEmpty()) {
            return new DeliveryChoice.Cancel(Reason.EXPIRED);
        }
        var reader =
                group.recipient()
                        .map(
                                known ->
                                        new DeliveryChoice.Reader(
                                                known.account(),
                                                group.channel()
                                                        .preference(
                                                                ChannelPreference.of(
                                                                        known.preferences(),
                                                                        about.topic(),
                                                                        channel,
                                                                        channels),
                                                                targets(about.topic())),
                                                QuietHours.of(
                                                        known.preferences(),
                                                        sources.definitions())));
        return DeliveryChoice.of(
                reader,
                new DeliveryChoice.Told(
                        item,
                        sources.relevance().over(about),
                        toldBy(delivery, channels),
                        sources.relevance().priority(channels, about.topic(), about.fact())),
                new DeliveryChoice.Way(rules, isReached(delivery), waits, whenFull),
                now);
    }

    /** A delivery to nobody is decided like one to somebody when there is somebody by now. */
    private boolean isReached(Delivery delivery) {
        var target = delivery.key().target();
        var reachable = targets(delivery.about().topic());
        return isNowhere(delivery)
                ? !reachable.isEmpty()
                : reachable.stream().anyMatch(known -> known.id().equals(target.id()));
    }

    /** Whether the channel reached nobody when the delivery was opened. */
    static boolean isNowhere(Delivery delivery) {
        return delivery.key().target().equals(DispatchNotices.NOWHERE);
    }

    private List<DeliveryTarget> targets(Topic topic) {
        return targets.computeIfAbsent(
                topic,
                _ ->
                        group.recipient()
                                .map(known -> group.channel().targets(known.account(), topic))
                                .orElse(List.of()));
    }

    /** The same for those targets that the person has now beside its own. */
    List<Delivery> elsewhere(Delivery delivery) {
        var key = delivery.key();
        return targets(delivery.about().topic()).stream()
                .filter(target -> !target.id().equals(key.target().id()))
                .map(
                        target ->
                                Delivery.opened(
                                        new Delivery.Key(key.notice(), key.channel(), target),
                                        delivery.about(),
                                        now,
                                        now))
                .toList();
    }

    /** The item of the inbox that shows it. */
    Optional<Notification> item(Delivery delivery) {
        return delivery.about()
                .notification()
                .flatMap(id -> sources.inbox().find(delivery.account(), id));
    }

    private Optional<Reason> toldBy(Delivery delivery, TopicChannels channels) {
        var topic = delivery.about().topic();
        boolean digest =
                rules.kind() == ChannelRules.Kind.MAIL
                        && channels.has(TopicChannels.DIGEST)
                        && sources.digest().carries(topic)
                        && group.recipient()
                                // The daily mail holds all its topics for whoever gets it.
                                .map(known -> known.preferences().dailyMail().isOn())
                                .orElse(false);
        return digest ? Optional.of(Reason.TOLD_BY_DIGEST) : Optional.empty();
    }

    private Optional<Instant> presenceWait(Delivery delivery) {
        return rules.kind() == ChannelRules.Kind.PUSH
                ? sources.presence()
                        .of(delivery.account())
                        .pushWaitsUntil(delivery.about().foundAt(), pushAfter, now)
                : Optional.empty();
    }

    private Optional<DeliveryChoice.Schedule> turn(Delivery delivery) {
        // What may have been handed over before had its turn.
        var early =
                delivery.isAnotherTry()
                        ? Optional.<DeliveryChoice.Schedule>empty()
                        : paced(delivery.about().topic());
        if (early.isPresent()) {
            return early;
        }
        var tooMuch = full();
        if (tooMuch.isPresent()) {
            giveBack();
        }
        return tooMuch;
    }

    /** One leaves, for whatever reason: the next mail about its area waits as after any other. */
    void leaves(Delivery delivery) {
        paced(delivery.about().topic());
    }

    /** Asked once for all about one area: they leave in one mail. */
    private Optional<DeliveryChoice.Schedule> paced(Topic topic) {
        var before = paces.get(topic.area());
        if (before != null) {
            return before;
        }
        var until =
                rules.kind() == ChannelRules.Kind.MAIL
                        ? group.recipient()
                                .flatMap(
                                        known ->
                                                sources.topics()
                                                        .channels(topic)
                                                        .mailPace()
                                                        .interval(known.preferences()))
                                .flatMap(interval -> takeTurn(topic, interval))
                        : Optional.<DeliveryChoice.Schedule>empty();
        paces.put(topic.area(), until);
        return until;
    }

    private Optional<DeliveryChoice.Schedule> takeTurn(Topic topic, Duration interval) {
        var key = "mails about " + topic.area() + ":" + group.first().account();
        if (sources.rateLimiter().take(key, new RateLimit(1, interval), now)
                instanceof Verdict.Refused(var wait)) {
            return Optional.of(new DeliveryChoice.Schedule(Reason.DELAY, now.plus(wait)));
        }
        taken.add(key);
        return Optional.empty();
    }

    /** Asked once for all that leave together: they count as one. */
    private Optional<DeliveryChoice.Schedule> full() {
        if (turn.isEmpty()) {
            turn = Optional.of(new Turn(takeTurn()));
        }
        return turn.get().refused();
    }

    private Optional<DeliveryChoice.Schedule> takeTurn() {
        var first = group.first();
        var target =
                first.channel().name() + ":" + first.account() + ":" + first.key().target().id();
        var gathered =
                switch (rules.gathers()) {
                    case NOTHING -> Optional.<String>empty();
                    case OF_ONE_SOURCE -> Optional.of(target + ":" + first.about().source());
                    case OF_ONE_PERSON -> Optional.of(target);
                };
        // Those that waited for their turn come together already.
        if (!group.capped() && gathered.isPresent()) {
            var key = "gather:" + gathered.get();
            if (sources.rateLimiter().take(key, ChannelRules.GATHERING, now)
                    instanceof Verdict.Refused(var wait)) {
                return Optional.of(new DeliveryChoice.Schedule(Reason.DELAY, now.plus(wait)));
            }
            taken.add(key);
        }
        if (rules.cap().isPresent()) {
            var key = "cap:" + target;
            if (sources.rateLimiter().take(key, rules.cap().get(), now)
                    instanceof Verdict.Refused(var wait)) {
                giveBack();
                return Optional.of(new DeliveryChoice.Schedule(Reason.RATE_CAPPED, now.plus(wait)));
            }
            taken.add(key);
        }
        return Optional.empty();
    }

    /** Nothing left after all. What leaves later has to ask for its turn anew. */
    void giveBack() {
        taken.forEach(key -> sources.rateLimiter().giveBack(key, now));
        taken.clear();
        paces.values().removeIf(Optional::isEmpty);
    }
}
