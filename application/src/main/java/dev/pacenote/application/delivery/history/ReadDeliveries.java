package dev.pacenote.application.delivery.history;

import dev.pacenote.application.delivery.Channel;
import dev.pacenote.application.delivery.Deliveries;
import dev.pacenote.application.delivery.dispatch.DispatchNotices;
import dev.pacenote.application.delivery.relevance.NoticeRelevance;
import dev.pacenote.application.delivery.relevance.NoticeRelevances;
import dev.pacenote.application.notice.inbox.Inbox;
import dev.pacenote.application.notice.inbox.ReadNotifications;
import dev.pacenote.domain.delivery.ChannelId;
import dev.pacenote.domain.delivery.Delivery;
import dev.pacenote.domain.delivery.DeliveryState;
import dev.pacenote.domain.delivery.NoticeDelivery;
import dev.pacenote.domain.delivery.Reason;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Notice;
import dev.pacenote.domain.notice.Topic;
import dev.pacenote.domain.notice.inbox.Notification;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What became of notices, by every channel: their own deliveries, and what follows from the inbox
 * and the daily mail. Somebody sees their own; an admin sees everybody's, and no text.
 */
public final class ReadDeliveries {

    /** How many of an account are listed. */
    public static final int NEWEST = 500;

    /**
     * One notice and one channel.
     *
     * @param target what its owner calls it; empty where the channel has one only
     */
    public record Shown(
            UUID id,
            UUID notice,
            Topic topic,
            ChannelId channel,
            String target,
            DeliveryState state,
            Instant updatedAt) {

        static Shown of(Delivery delivery) {
            return new Shown(
                    delivery.id(),
                    delivery.key().notice(),
                    delivery.about().topic(),
                    delivery.channel(),
                    delivery.key().target().name(),
                    delivery.state(),
                    delivery.updatedAt());
        }

        private static Shown derived(
                UUID notice, Topic topic, ChannelId channel, DeliveryState state, Instant at) {
            return new Shown(
                    new Delivery.Key(notice, channel, DispatchNotices.NOWHERE).id(),
                    notice,
                    topic,
                    channel,
                    "",
                    state,
                    at);
        }
    }

    private final Deliveries deliveries;
    private final Inbox inbox;
    private final List<Channel> others;
    private final NoticeRelevances relevance;

    /**
     * @param channels of which deliveries are derived
     * @param relevance of areas that know what is on a device
     */
    public ReadDeliveries(
            Deliveries deliveries,
            Inbox inbox,
            List<Channel> channels,
            Collection<NoticeRelevance> relevance) {
        this.deliveries = deliveries;
        this.inbox = inbox;
        this.relevance = new NoticeRelevances(relevance);
        this.others =
                channels.stream().filter(channel -> !channel.id().equals(InboxChannel.ID)).toList();
    }

    /**
     * What became of all that an item of the inbox shows.
     *
     * @param admin whether the caller may see that of others
     * @return empty when the caller may see no such item
     */
    public Optional<List<Shown>> ofNotification(AccountId caller, boolean admin, UUID id) {
        var own = inbox.find(caller, id);
        if (own.isPresent()) {
            return Optional.of(ofOwn(own.get()));
        }
        return Optional.of(deliveries.ofNotification(id))
                .filter(found -> admin && !found.isEmpty())
                .map(this::withInbox);
    }

    private List<Shown> ofOwn(Notification item) {
        var notices = inbox.notices(item.account(), item.id(), ReadNotifications.NOTICES);
        var arrived = arrived(item.account(), notices);
        var shown = new ArrayList<Shown>();
        for (int newer = 0; newer < notices.size(); newer++) {
            var notice = notices.get(newer);
            shown.add(
                    inInbox(
                            notice.id(),
                            notice.topic(),
                            stateOf(
                                    item.deliveredAt(newer),
                                    Optional.ofNullable(arrived.get(notice.id())),
                                    notice.foundAt()),
                            notice.foundAt()));
        }
        for (var channel : others) {
            var derived = channel.deliveries(item.account(), notices);
            for (var notice : notices) {
                Optional.ofNullable(derived.get(notice.id()))
                        .map(delivery -> derived(notice, delivery))
                        .ifPresent(shown::add);
            }
        }
        deliveries.of(notices.stream().map(Notice::id).collect(Collectors.toSet())).stream()
                .map(Shown::of)
                .forEach(shown::add);
        return shown;
    }

    /** When a device got each of them, as far as that is known. */
    private Map<UUID, Instant> arrived(AccountId account, List<Notice> notices) {
        var arrived = new HashMap<UUID, Instant>();
        notices.stream()
                .collect(Collectors.groupingBy(Notice::topic))
                .forEach(
                        (topic, ofTopic) -> {
                            var times =
                                    relevance.arrived(
                                            account,
                                            topic,
                                            ofTopic.stream().map(ReadDeliveries::fact).toList());
                            for (var notice : ofTopic) {
                                Optional.ofNullable(times.get(fact(notice)))
                                        .ifPresent(at -> arrived.put(notice.id(), at));
                            }
                        });
        return arrived;
    }

    private static String fact(Notice notice) {
        return notice.key().dedupeKey();
    }

    /**
     * What became of a fact that was told.
     *
     * @param admin whether the caller may see that of others
     * @return those that the caller may see
     */
    public List<Shown> ofFact(AccountId caller, boolean admin, Topic topic, String fact) {
        return withInbox(
                deliveries.ofFact(topic, fact).stream()
                        .filter(delivery -> admin || delivery.account().equals(caller))
                        .toList());
    }

    /** The newest of an account, whatever its inbox shows. */
    public List<Shown> newest(Deliveries.Filter filter) {
        return deliveries.newest(filter, NEWEST).stream().map(Shown::of).toList();
    }

    private List<Shown> withInbox(List<Delivery> found) {
        var shown = new ArrayList<Shown>();
        var notices = new HashSet<UUID>();
        for (var delivery : found) {
            var about = delivery.about();
            if (notices.add(delivery.key().notice())) {
                shown.add(
                        inInbox(
                                delivery.key().notice(),
                                about.topic(),
                                inInbox(delivery),
                                about.foundAt()));
            }
        }
        found.stream().map(Shown::of).forEach(shown::add);
        return shown;
    }

    private static Shown inInbox(UUID notice, Topic topic, DeliveryState state, Instant foundAt) {
        return Shown.derived(
                notice,
                topic,
                InboxChannel.ID,
                state,
                state instanceof DeliveryState.Delivered(_, var seenAt) ? seenAt : foundAt);
    }

    private DeliveryState inInbox(Delivery delivery) {
        var about = delivery.about();
        if (about.notification().isEmpty()) {
            return new DeliveryState.Skipped(0, about.foundAt(), Reason.PREF_OFF, false);
        }
        var arrived =
                Optional.ofNullable(
                        relevance
                                .arrived(about.account(), about.topic(), List.of(about.fact()))
                                .get(about.fact()));
        return inbox.find(delivery.account(), about.notification().get())
                .map(
                        item ->
                                stateOf(
                                        item.deliveredAt(newer(item, delivery.key().notice())),
                                        arrived,
                                        about.foundAt()))
                .or(() -> arrived.map(at -> new DeliveryState.Delivered(1, at)))
                // It was there with the commit, and is purged by now: nothing takes that back.
                .orElseGet(() -> new DeliveryState.Sent(1, about.foundAt()));
    }

    /** How many notices of an item came after that one; of an old one at least so many. */
    private int newer(Notification item, UUID notice) {
        var newest =
                inbox.notices(item.account(), item.id(), ReadNotifications.NOTICES).stream()
                        .map(Notice::id)
                        .toList();
        int place = newest.indexOf(notice);
        return place < 0 ? newest.size() : place;
    }

    /** It is there with the commit, and arrived when a device had it or its reader was shown it. */
    private static DeliveryState stateOf(
            Optional<Instant> delivered, Optional<Instant> arrived, Instant foundAt) {
        return Stream.concat(delivered.stream(), arrived.stream())
                .min(Comparator.naturalOrder())
                .<DeliveryState>map(at -> new DeliveryState.Delivered(1, at))
                .orElseGet(() -> new DeliveryState.Sent(1, foundAt));
    }

    private static Shown derived(Notice notice, NoticeDelivery delivery) {
        var state =
                delivery.state() instanceof DeliveryState.Pending
                        ? new DeliveryState.Waiting(0, notice.foundAt(), Reason.DIGEST, false)
                        : delivery.state();
        return Shown.derived(
                notice.id(), notice.topic(), delivery.channel(), state, notice.foundAt());
    }
}
