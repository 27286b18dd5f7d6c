package dev.pacenote.application.delivery;

import dev.pacenote.application.delivery.bounce.DeliveryBounces;
import dev.pacenote.application.delivery.dispatch.AskSenders;
import dev.pacenote.application.delivery.dispatch.DispatchNotices;
import dev.pacenote.application.delivery.dispatch.InMemoryNoticeOutbox;
import dev.pacenote.application.delivery.dispatch.NoticeOutbox;
import dev.pacenote.application.delivery.dispatch.SenderQueue;
import dev.pacenote.application.delivery.history.ShowTopics;
import dev.pacenote.application.delivery.relevance.NoticeRelevance;
import dev.pacenote.application.delivery.send.SendDeliveries;
import dev.pacenote.application.delivery.send.WriteDeliveries;
import dev.pacenote.application.messages.MessagesWorld;
import dev.pacenote.application.messages.conversation.MessageDeliveryText;
import dev.pacenote.application.messages.conversation.MessageRelevance;
import dev.pacenote.application.notice.FactsCodec;
import dev.pacenote.application.notice.NoticePreferencesStore;
import dev.pacenote.application.notice.TopicDefinition;
import dev.pacenote.application.notice.Topics;
import dev.pacenote.application.notice.inbox.Inbox;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.platform.limit.InMemoryRateLimiter;
import dev.pacenote.application.platform.limit.RateLimiter;
import dev.pacenote.domain.delivery.ChannelId;
import dev.pacenote.domain.delivery.Delivery;
import dev.pacenote.domain.delivery.DeliveryTarget;
import dev.pacenote.domain.delivery.NoticeDelivery;
import dev.pacenote.domain.delivery.PersonPresence;
import dev.pacenote.domain.delivery.Reason;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.messages.conversation.MessageFacts;
import dev.pacenote.domain.notice.Notice;
import dev.pacenote.domain.notice.Priority;
import dev.pacenote.domain.notice.Topic;
import dev.pacenote.domain.notice.preference.TopicChannels;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * People who write to each other, and what leaves the house about it: two channels that note it.
 */
public final class DeliveryWorld {

    public static final DeliveryTarget PHONE = new DeliveryTarget("d1", "Firefox");

    /** A channel that notes what it takes. */
    public static class NotingChannel implements DeliveryChannel {

        public final ChannelId id;
        public final List<List<OutgoingDelivery>> sent = new CopyOnWriteArrayList<>();
        public List<DeliveryTarget> targets = List.of(PHONE);
        public Function<OutgoingDelivery, SendResult> answer = _ -> new SendResult.Accepted();

        NotingChannel(String name) {
            id = new ChannelId(name);
        }

        @Override
        public ChannelId id() {
            return id;
        }

        @Override
        public List<DeliveryTarget> targets(Account account) {
            return targets;
        }

        @Override
        public SendResult send(OutgoingDelivery delivery) {
            return noted(List.of(delivery));
        }

        public final SendResult noted(List<OutgoingDelivery> deliveries) {
            var result = answer.apply(deliveries.getFirst());
            if (result instanceof SendResult.Accepted) {
                sent.add(deliveries);
            }
            return result;
        }
    }

    /** One whose targets name their topics; nobody has any at first. */
    public static final class NotingHook extends NotingChannel {

        NotingHook() {
            super(TopicChannels.WEBHOOK);
            targets = List.of();
        }

        @Override
        public boolean isChosenByTarget() {
            return true;
        }
    }

    /** One that takes several at once. */
    public static final class NotingMail extends NotingChannel implements GatheringChannel {

        NotingMail() {
            super(TopicChannels.MAIL);
        }

        @Override
        public boolean isPatient() {
            return true;
        }

        @Override
        public SendResult send(List<OutgoingDelivery> deliveries) {
            return noted(deliveries);
        }

        @Override
        public SendResult send(OutgoingDelivery delivery) {
            return noted(List.of(delivery));
        }
    }

    public final MessagesWorld messages = new MessagesWorld();
    public final AccountId ann = messages.ann;
    public final AccountId bob = messages.bob;
    public final InMemoryDeliveries deliveries = new InMemoryDeliveries(messages.tables);
    public final InMemoryNoticeOutbox outbox = new InMemoryNoticeOutbox(messages.tables);
    public final NotingChannel push = new NotingChannel(TopicChannels.PUSH);
    public final NotingMail mail = new NotingMail();
    public final NotingHook hook = new NotingHook();
    public final Set<Topic> digestTopics = new HashSet<>();
    public final Set<String> urgent = new HashSet<>();
    public final List<Delivery> changes = new ArrayList<>();
    public final List<Delivery> asked = new ArrayList<>();
    public PersonPresence presence = new PersonPresence.Offline();

    /** How long it takes to find out whether somebody is there. */
    public Duration presenceTakes = Duration.ZERO;

    public TopicChannels channels = MessageFacts.CHANNELS;
    public SendDeliveries.Settings settings = SendDeliveries.Settings.USUAL;
    private final RateLimiter rateLimiter = new InMemoryRateLimiter();

    private Topics topics() {
        return new Topics(
                List.of(
                        new TopicDefinition(
                                MessageFacts.TOPIC,
                                new FactsCodec<>(
                                        MessageFacts.class, MessageFacts::stored, MessageFacts::of),
                                Optional.empty(),
                                Optional.empty(),
                                channels)));
    }

    /** As of messages, of which some are urgent. */
    private final class Relevance implements NoticeRelevance {

        private final NoticeRelevance ofMessages = new MessageRelevance(messages.mailboxes);

        @Override
        public Topic topic() {
            return ofMessages.topic();
        }

        @Override
        public Optional<Reason> over(AccountId account, String fact) {
            return ofMessages.over(account, fact);
        }

        @Override
        public Priority priority(String fact) {
            return urgent.contains(fact) ? Priority.HIGH : Priority.NORMAL;
        }
    }

    /** The daily mail, as far as it matters here. */
    private final class Digest implements Channel {

        @Override
        public ChannelId id() {
            return new ChannelId(TopicChannels.DIGEST);
        }

        @Override
        public boolean carries(Topic topic) {
            return digestTopics.contains(topic);
        }

        @Override
        public Map<UUID, NoticeDelivery> deliveries(AccountId account, Collection<Notice> notices) {
            return Map.of();
        }
    }

    public DispatchNotices dispatch(CrashPoint crash) {
        return new DispatchNotices(
                new DispatchNotices.Stores(
                        crash.on(NoticeOutbox.class, outbox),
                        crash.on(Deliveries.class, deliveries),
                        crash.on(NoticePreferencesStore.class, messages.preferences),
                        crash.on(Transactions.class, messages.tables)),
                new DispatchNotices.Extensions(
                        topics(), messages.definitions(), List.of(new Relevance())),
                List.of(push, mail, hook),
                crash.on(SenderQueue.class, asked::addAll),
                changes::add,
                () -> messages.now);
    }

    public AskSenders askSenders() {
        return new AskSenders(
                deliveries, List.of(push, mail, hook), asked::addAll, () -> messages.now);
    }

    public SendDeliveries send(CrashPoint crash) {
        return send(crash, Runnable::run);
    }

    /**
     * @param executor on whose threads it hands over
     */
    public SendDeliveries send(CrashPoint crash, Executor executor) {
        return new SendDeliveries(
                new SendDeliveries.Stores(
                        crash.on(Deliveries.class, deliveries),
                        crash.on(NoticePreferencesStore.class, messages.preferences),
                        crash.on(Inbox.class, messages.inbox),
                        crash.on(RateLimiter.class, rateLimiter)),
                new SendDeliveries.Extensions(
                        topics(),
                        messages.definitions(),
                        List.of(new Relevance()),
                        _ -> presenceFound(),
                        new Digest(),
                        changes::add),
                new WriteDeliveries(
                        messages.readNotifications(),
                        outbox,
                        topics(),
                        List.of(
                                new MessageDeliveryText(
                                        messages.mailboxes,
                                        messages.correspondents(),
                                        messages.definitions()))),
                settings,
                new SendDeliveries.Surroundings(
                        executor,
                        RandomGenerator.of("L64X128MixRandom"),
                        () -> messages.now,
                        UUID::randomUUID));
    }

    private PersonPresence presenceFound() {
        messages.pass(presenceTakes);
        return presence;
    }

    public DeliveryBounces bounces(CrashPoint crash) {
        return new DeliveryBounces(
                crash.on(Deliveries.class, deliveries), changes::add, () -> messages.now);
    }

    public ShowTopics showTopics() {
        return new ShowTopics(
                topics(),
                messages.preferences,
                messages.readNotifications(),
                List.of(push, mail, hook),
                new Digest());
    }

    /** What the clock starts: new notices have deliveries, and what is due is sent. */
    public void work() {
        dispatch(CrashPoint.whole()).dispatch();
        for (var channel : List.of(push, mail, hook)) {
            send(CrashPoint.whole()).sendDue(channel);
        }
    }

    /** The same, a second at a time. */
    public void workFor(Duration time) {
        for (long second = 0; second < time.toSeconds(); second++) {
            messages.pass(Duration.ofSeconds(1));
            work();
        }
    }

    /** What became of all that somebody was told, by a channel. */
    public List<Delivery> of(AccountId who, NotingChannel channel) {
        return deliveries
                .newest(new Deliveries.Filter(who, Optional.empty(), Optional.empty()), 500)
                .stream()
                .filter(delivery -> delivery.channel().equals(channel.id()))
                .toList();
    }

    public Delivery only(AccountId who, NotingChannel channel) {
        var all = of(who, channel);
        if (all.size() != 1) {
            throw new AssertionError(all);
        }
        return all.getFirst();
    }
}
