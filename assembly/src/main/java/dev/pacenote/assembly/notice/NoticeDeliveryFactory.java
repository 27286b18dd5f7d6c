package dev.pacenote.assembly.notice;

import dev.pacenote.application.delivery.Channel;
import dev.pacenote.application.delivery.Deliveries;
import dev.pacenote.application.delivery.DeliveryChannel;
import dev.pacenote.application.delivery.DeliveryObserver;
import dev.pacenote.application.delivery.DeliveryTextRenderer;
import dev.pacenote.application.delivery.bounce.RecordBounce;
import dev.pacenote.application.delivery.bounce.RefusalRecordingMailer;
import dev.pacenote.application.delivery.dispatch.AskSenders;
import dev.pacenote.application.delivery.dispatch.DispatchNotices;
import dev.pacenote.application.delivery.dispatch.NoticeOutbox;
import dev.pacenote.application.delivery.dispatch.SenderQueue;
import dev.pacenote.application.delivery.history.ReadDeliveries;
import dev.pacenote.application.delivery.history.RetryDelivery;
import dev.pacenote.application.delivery.history.ShowTopics;
import dev.pacenote.application.delivery.mail.MailChannel;
import dev.pacenote.application.delivery.mail.MailSubject;
import dev.pacenote.application.delivery.mail.Mailer;
import dev.pacenote.application.delivery.mail.NoticeMailTemplate;
import dev.pacenote.application.delivery.relevance.NoticeRelevance;
import dev.pacenote.application.delivery.send.PresenceSource;
import dev.pacenote.application.delivery.send.SendDeliveries;
import dev.pacenote.application.delivery.send.WriteDeliveries;
import dev.pacenote.application.digest.DigestChannel;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.identity.account.AdminActions;
import dev.pacenote.application.identity.account.mail.AccountLinks;
import dev.pacenote.application.identity.token.Tokens;
import dev.pacenote.application.notice.NoticePreferencesStore;
import dev.pacenote.application.notice.Topics;
import dev.pacenote.application.notice.inbox.Inbox;
import dev.pacenote.application.notice.inbox.ReadNotifications;
import dev.pacenote.application.notice.stream.presence.Presences;
import dev.pacenote.application.platform.Ids;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.platform.job.ScheduledJob;
import dev.pacenote.application.platform.limit.RateLimiter;
import dev.pacenote.assembly.configuration.DeliveryConfiguration;
import dev.pacenote.configuration.Choices;
import dev.pacenote.domain.delivery.PersonPresence;
import dev.pacenote.domain.notice.preference.PreferenceDefinitions;
import dev.pacenote.domain.notice.stream.Presence;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** How notices leave the house by channels of their own. */
@Factory
final class NoticeDeliveryFactory {

    @Singleton
    DispatchNotices dispatchNotices(
            NoticeOutbox outbox,
            Deliveries deliveries,
            NoticePreferencesStore preferences,
            Transactions transactions,
            DispatchNotices.Extensions extensions,
            List<DeliveryChannel> channels,
            @Property(name = Choices.DELIVERIES) boolean sent,
            Optional<SenderQueue> senders,
            DeliveryObserver observer,
            InstantSource clock) {
        return new DispatchNotices(
                new DispatchNotices.Stores(outbox, deliveries, preferences, transactions),
                extensions,
                // What nobody sends must not be opened.
                sent ? channels : List.of(),
                senders.orElse(SenderQueue.NONE),
                observer,
                clock);
    }

    @Singleton
    DispatchNotices.Extensions dispatchNoticesExtensions(
            Topics topics, PreferenceDefinitions definitions, List<NoticeRelevance> relevance) {
        return new DispatchNotices.Extensions(topics, definitions, relevance);
    }

    /** Where nobody knows, nobody looks at the page. */
    @Singleton
    PresenceSource presence(List<Presences> presences) {
        return account ->
                presences.stream()
                        .findFirst()
                        .<PersonPresence>map(known -> presence(known.of(account)))
                        .orElseGet(PersonPresence.Offline::new);
    }

    private static PersonPresence presence(Presence presence) {
        return switch (presence.state()) {
            case ONLINE -> new PersonPresence.Online();
            case AWAY ->
                    presence.since()
                            .<PersonPresence>map(PersonPresence.Away::new)
                            .orElseGet(PersonPresence.Offline::new);
            case OFFLINE -> new PersonPresence.Offline();
        };
    }

    @Singleton
    WriteDeliveries writeDeliveries(
            ReadNotifications inbox,
            NoticeOutbox notices,
            Topics topics,
            List<DeliveryTextRenderer> renderers) {
        return new WriteDeliveries(inbox, notices, topics, renderers);
    }

    @Singleton
    SendDeliveries.Stores sendDeliveriesStores(
            Deliveries deliveries,
            NoticePreferencesStore preferences,
            Inbox inbox,
            RateLimiter rateLimiter) {
        return new SendDeliveries.Stores(deliveries, preferences, inbox, rateLimiter);
    }

    @Singleton
    SendDeliveries.Extensions sendDeliveriesExtensions(
            Topics topics,
            PreferenceDefinitions definitions,
            List<NoticeRelevance> relevance,
            PresenceSource presence,
            List<Channel> channels,
            DeliveryObserver observer) {
        return new SendDeliveries.Extensions(
                topics, definitions, relevance, presence, digest(channels), observer);
    }

    @Singleton
    AskSenders askSenders(
            Deliveries deliveries,
            List<DeliveryChannel> channels,
            Optional<SenderQueue> senders,
            InstantSource clock) {
        return new AskSenders(deliveries, channels, senders.orElse(SenderQueue.NONE), clock);
    }

    @Singleton
    SendDeliveries sendDeliveries(
            SendDeliveries.Stores stores,
            SendDeliveries.Extensions extensions,
            WriteDeliveries writer,
            DeliveryConfiguration configuration,
            InstantSource clock,
            Ids ids) {
        return new SendDeliveries(
                stores,
                extensions,
                writer,
                configuration.settings(),
                new SendDeliveries.Surroundings(
                        work -> Thread.ofVirtual().name("delivery").start(work),
                        RandomGenerator.getDefault(),
                        clock,
                        ids));
    }

    private static Channel digest(List<Channel> channels) {
        return channels.stream()
                .filter(channel -> channel.id().equals(DigestChannel.ID))
                .findFirst()
                .orElseThrow();
    }

    @Singleton
    RetryDelivery retryDelivery(
            Deliveries deliveries,
            AdminActions audit,
            Transactions transactions,
            Optional<SenderQueue> senders,
            InstantSource clock) {
        return new RetryDelivery(
                deliveries, audit, transactions, senders.orElse(SenderQueue.NONE), clock);
    }

    @Singleton
    ReadDeliveries readDeliveries(
            Deliveries deliveries,
            Inbox inbox,
            List<Channel> channels,
            List<NoticeRelevance> relevance) {
        return new ReadDeliveries(deliveries, inbox, channels, relevance);
    }

    @Singleton
    ShowTopics showTopics(
            Topics topics,
            NoticePreferencesStore preferences,
            ReadNotifications inbox,
            List<DeliveryChannel> channels,
            List<Channel> others) {
        return new ShowTopics(topics, preferences, inbox, channels, digest(others));
    }

    @Singleton
    @Requires(property = Choices.DELIVERIES, value = "true")
    DeliveryChannel mailChannel(
            Accounts accounts,
            Mailer mailer,
            RecordBounce bounces,
            NoticeMailTemplate template,
            Tokens tokens,
            AccountLinks links,
            List<MailSubject> subjects,
            InstantSource clock) {
        return new MailChannel(
                accounts,
                new RefusalRecordingMailer(mailer, bounces, clock),
                template,
                tokens,
                links,
                subjects);
    }

    /** A server has a worker for it, and functions that send have one of their own. */
    @Singleton
    @Requires(property = Choices.DELIVERIES, notEquals = "true")
    ScheduledJob dispatchJob(BeanProvider<DispatchNotices> notices) {
        return ScheduledJob.of(
                "dispatch-notices", Duration.ofMinutes(1), () -> notices.get().dispatch());
    }
}
