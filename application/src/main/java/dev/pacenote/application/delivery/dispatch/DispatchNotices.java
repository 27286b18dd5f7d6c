package dev.pacenote.application.delivery.dispatch;

import dev.pacenote.application.delivery.Deliveries;
import dev.pacenote.application.delivery.DeliveryChannel;
import dev.pacenote.application.delivery.DeliveryObserver;
import dev.pacenote.application.delivery.dispatch.NoticeOutbox.Undispatched;
import dev.pacenote.application.delivery.relevance.NoticeRelevance;
import dev.pacenote.application.delivery.relevance.NoticeRelevances;
import dev.pacenote.application.delivery.send.DeliveryGroup;
import dev.pacenote.application.notice.NoticePreferencesStore;
import dev.pacenote.application.notice.Topics;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.domain.delivery.Delivery;
import dev.pacenote.domain.delivery.DeliveryChoice;
import dev.pacenote.domain.delivery.DeliveryTarget;
import dev.pacenote.domain.notice.Notice;
import dev.pacenote.domain.notice.Priority;
import dev.pacenote.domain.notice.Recipient;
import dev.pacenote.domain.notice.Topic;
import dev.pacenote.domain.notice.inbox.Notification;
import dev.pacenote.domain.notice.preference.ChannelPreference;
import dev.pacenote.domain.notice.preference.CorePreferences;
import dev.pacenote.domain.notice.preference.NoticePreferences;
import dev.pacenote.domain.notice.preference.PreferenceDefinitions;
import dev.pacenote.domain.notice.preference.TopicChannels;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Opens the deliveries of new notices: one for each channel by which the topic is told, and each
 * target. A channel that is off unless somebody chooses it has none for whoever did not. What
 * becomes of a delivery is decided when it is due, and at once where that is now and the channel
 * reaches nobody.
 */
public final class DispatchNotices {

    /** Stands for a person whom the channel does not reach; the delivery says so when it is due. */
    public static final DeliveryTarget NOWHERE = new DeliveryTarget("", "");

    private static final int PORTION = 100;

    /** An operator is told of a notice that waits longer. */
    private static final Duration MAX_WAIT = Duration.ofMinutes(1);

    private final NoticeOutbox outbox;
    private final Deliveries deliveries;
    private final NoticePreferencesStore preferences;
    private final PreferenceDefinitions definitions;
    private final Topics topics;
    private final NoticeRelevances relevance;
    private final List<DeliveryChannel> channels;
    private final Transactions transactions;
    private final SenderQueue senders;
    private final DeliveryObserver observer;
    private final InstantSource clock;

    /** The stores that it reads and writes. */
    public record Stores(
            NoticeOutbox outbox,
            Deliveries deliveries,
            NoticePreferencesStore preferences,
            Transactions transactions) {}

    /** What areas add. */
    public record Extensions(
            Topics topics,
            PreferenceDefinitions definitions,
            Collection<NoticeRelevance> relevance) {}

    public DispatchNotices(
            Stores stores,
            Extensions extensions,
            List<DeliveryChannel> channels,
            SenderQueue senders,
            DeliveryObserver observer,
            InstantSource clock) {
        this.outbox = stores.outbox();
        this.deliveries = stores.deliveries();
        this.preferences = stores.preferences();
        this.transactions = stores.transactions();
        this.definitions = extensions.definitions();
        this.topics = extensions.topics();
        this.relevance = new NoticeRelevances(extensions.relevance());
        this.channels = List.copyOf(channels);
        this.senders = senders;
        this.observer = observer;
        this.clock = clock;
    }

    /**
     * Opens the deliveries of all new notices, a portion in each transaction.
     *
     * @return how many notices there were
     */
    public int dispatch() {
        int all = 0;
        int portion;
        do {
            portion = dispatch(() -> outbox.take(PORTION));
            all += portion;
        } while (portion == PORTION);
        return all;
    }

    /**
     * The same for those of these notices that are new, whoever else is.
     *
     * @return how many of them were
     */
    public int dispatch(Collection<NoticeOutbox.Key> notices) {
        return dispatch(() -> outbox.take(notices));
    }

    private int dispatch(Supplier<List<Undispatched>> taken) {
        var portion = transactions.inTransaction(() -> open(taken.get()));
        // After the commit: whoever is asked finds them.
        portion.opened().stream().filter(one -> one.due().isEmpty()).forEach(observer::changed);
        var now = clock.instant();
        senders.ask(
                DeliveryGroup.firsts(
                        portion.opened().stream().filter(one -> one.isClaimable(now)).toList()));
        return portion.notices();
    }

    /** What one transaction did. */
    private record Portion(int notices, List<Delivery> opened) {}

    private Portion open(List<Undispatched> notices) {
        if (notices.isEmpty()) {
            return new Portion(0, List.of());
        }
        var recipients =
                preferences.recipients(
                        notices.stream()
                                .map(told -> told.notice().account())
                                .collect(Collectors.toSet()));
        var opened = new ArrayList<Delivery>();
        var priorities = new Priorities();
        for (var told : notices) {
            // Others only go along with something else, or are for the list alone.
            if (told.notice().isNews()) {
                Optional.ofNullable(recipients.get(told.notice().account()))
                        .ifPresent(recipient -> opened.addAll(open(told, recipient, priorities)));
            }
        }
        deliveries.insertAbsent(opened);
        outbox.markDispatched(notices.stream().map(Undispatched::notice).toList());
        return new Portion(notices.size(), opened);
    }

    private List<Delivery> open(Undispatched told, Recipient recipient, Priorities priorities) {
        var notice = told.notice();
        var ofTopic = topics.channels(notice.topic());
        var now = clock.instant();
        var opened = new ArrayList<Delivery>();
        for (var channel : channels) {
            if (!ofTopic.has(channel.id().name())) {
                continue;
            }
            var targets = channel.targets(recipient.account(), notice.topic());
            var preference =
                    channel.preference(
                            ChannelPreference.of(
                                    recipient.preferences(),
                                    notice.topic(),
                                    channel.id().name(),
                                    ofTopic),
                            targets);
            if (!preference.isWanted() && !preference.initial().isOn()) {
                continue;
            }
            var due =
                    channel.isPatient() && priorities.of(notice) != Priority.HIGH
                            ? afterDelay(notice, recipient.preferences(), ofTopic)
                            : notice.foundAt();
            var about = about(notice, told.notification());
            if (targets.isEmpty() && !due.isAfter(now)) {
                opened.add(
                        Delivery.ended(
                                new Delivery.Key(notice.id(), channel.id(), NOWHERE),
                                about,
                                DeliveryChoice.ofUnreached(
                                        recipient.account(), preference, told.notification(), now),
                                now));
                continue;
            }
            for (var target : targets.isEmpty() ? List.of(NOWHERE) : targets) {
                opened.add(
                        Delivery.opened(
                                new Delivery.Key(notice.id(), channel.id(), target),
                                about,
                                due,
                                now));
            }
        }
        return opened;
    }

    private static Delivery.About about(Notice notice, Optional<Notification> notification) {
        return new Delivery.About(
                notice.account(),
                notice.topic(),
                notice.key().dedupeKey(),
                notification.map(Notification::id),
                notification
                        .map(item -> item.key().source().kind() + " " + item.key().source().id())
                        .or(
                                () ->
                                        notice.key()
                                                .subject()
                                                .map(subject -> notice.topic() + " " + subject))
                        .orElseGet(() -> "notice " + notice.id()),
                notice.foundAt());
    }

    /** How urgent the notices of one portion are: each fact is asked about once, however many. */
    private final class Priorities {

        private record Told(Topic topic, String fact) {}

        private final Map<Told, Priority> known = new HashMap<>();

        Priority of(Notice notice) {
            return known.computeIfAbsent(
                    new Told(notice.topic(), notice.key().dedupeKey()),
                    told ->
                            relevance.priority(
                                    topics.channels(told.topic()), told.topic(), told.fact()));
        }
    }

    private Instant afterDelay(Notice notice, NoticePreferences chosen, TopicChannels ofTopic) {
        return notice.foundAt()
                .plus(
                        ofTopic.mailIfUnread()
                                ? Duration.ofSeconds(
                                        (Integer)
                                                definitions.inForce(
                                                        CorePreferences.MAIL_DELAY, chosen))
                                : ofTopic.mailPace().gathers());
    }

    /** How long the oldest new notice has been waiting. */
    public Duration oldest() {
        return outbox.oldest()
                .map(at -> Duration.between(at, clock.instant()))
                .filter(Duration::isPositive)
                .orElse(Duration.ZERO);
    }

    /** Whether no new notice has been waiting for too long. */
    public boolean isInTime() {
        return oldest().compareTo(MAX_WAIT) <= 0;
    }
}
