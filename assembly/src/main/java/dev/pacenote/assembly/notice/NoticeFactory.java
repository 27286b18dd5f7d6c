package dev.pacenote.assembly.notice;

import dev.pacenote.adapters.in.http.notice.stream.LiveStreamConfiguration;
import dev.pacenote.application.delivery.dispatch.DispatchTrigger;
import dev.pacenote.application.identity.account.AccountAttributes;
import dev.pacenote.application.identity.account.AccountExport;
import dev.pacenote.application.identity.account.AccountListener;
import dev.pacenote.application.identity.account.AccountNumbers;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.identity.account.AddressConfirmation;
import dev.pacenote.application.identity.account.AdminActions;
import dev.pacenote.application.identity.account.SecurityNotices;
import dev.pacenote.application.identity.account.mail.AccountLinks;
import dev.pacenote.application.identity.account.mail.AccountOutbox;
import dev.pacenote.application.identity.credential.Passwords;
import dev.pacenote.application.identity.credential.Reauthenticate;
import dev.pacenote.application.identity.session.Sessions;
import dev.pacenote.application.identity.token.Tokens;
import dev.pacenote.application.notice.ChangeAddress;
import dev.pacenote.application.notice.ChoicesExport;
import dev.pacenote.application.notice.DailyMailAttributes;
import dev.pacenote.application.notice.ManagePreferences;
import dev.pacenote.application.notice.NoticePreferencesStore;
import dev.pacenote.application.notice.Notices;
import dev.pacenote.application.notice.ResumeDailyMail;
import dev.pacenote.application.notice.ShowUser;
import dev.pacenote.application.notice.TellNotices;
import dev.pacenote.application.notice.ToldFacts;
import dev.pacenote.application.notice.TopicDefinition;
import dev.pacenote.application.notice.Topics;
import dev.pacenote.application.notice.Unsubscribe;
import dev.pacenote.application.notice.UpdateUser;
import dev.pacenote.application.notice.inbox.Inbox;
import dev.pacenote.application.notice.inbox.InboxTopic;
import dev.pacenote.application.notice.inbox.LimitReadState;
import dev.pacenote.application.notice.inbox.MarkNotifications;
import dev.pacenote.application.notice.inbox.MarkNotificationsDelivered;
import dev.pacenote.application.notice.inbox.NotificationRenderer;
import dev.pacenote.application.notice.inbox.PurgeNotifications;
import dev.pacenote.application.notice.inbox.ReadNotifications;
import dev.pacenote.application.notice.inbox.TellInbox;
import dev.pacenote.application.notice.inbox.TellInboxFirst;
import dev.pacenote.application.notice.security.SecurityFacts;
import dev.pacenote.application.notice.security.SecurityNotificationRenderer;
import dev.pacenote.application.notice.security.TellSecurityEvents;
import dev.pacenote.application.notice.stream.AcknowledgedEvents;
import dev.pacenote.application.notice.stream.ReadStream;
import dev.pacenote.application.notice.stream.RecountUnread;
import dev.pacenote.application.notice.stream.ShownCounts;
import dev.pacenote.application.notice.stream.Streams;
import dev.pacenote.application.notice.stream.TellUserUpdated;
import dev.pacenote.application.notice.stream.UnreadCounter;
import dev.pacenote.application.notice.stream.access.IssueStreamTicket;
import dev.pacenote.application.notice.stream.access.OpenStream;
import dev.pacenote.application.notice.stream.access.StreamLimits;
import dev.pacenote.application.notice.stream.access.StreamTickets;
import dev.pacenote.application.notice.stream.commit.Commits;
import dev.pacenote.application.notice.stream.commit.OfferingCommits;
import dev.pacenote.application.notice.stream.presence.Presences;
import dev.pacenote.application.notice.stream.presence.ShowPresence;
import dev.pacenote.application.notice.stream.socket.Connections;
import dev.pacenote.application.notice.stream.socket.SocketHub;
import dev.pacenote.application.notice.stream.socket.SocketSignals;
import dev.pacenote.application.notice.stream.socket.TrackConnections;
import dev.pacenote.application.platform.Ids;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.platform.job.ScheduledJob;
import dev.pacenote.application.platform.limit.RateLimiter;
import dev.pacenote.assembly.configuration.AccountLimitsConfiguration;
import dev.pacenote.assembly.configuration.RetentionConfiguration;
import dev.pacenote.assembly.metrics.CountDrift;
import dev.pacenote.configuration.Choices;
import dev.pacenote.domain.delivery.DeliveryRetention;
import dev.pacenote.domain.notice.preference.CorePreferences;
import dev.pacenote.domain.notice.preference.PreferenceDefinition;
import dev.pacenote.domain.notice.preference.PreferenceDefinitions;
import dev.pacenote.domain.notice.preference.TopicChannels;
import dev.pacenote.domain.notice.stream.StreamRetention;
import dev.pacenote.domain.notice.stream.UnreadCounts;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Order;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** What people are told about, and how they want to be told. */
@Factory
final class NoticeFactory {

    private static final int EXPIRED_AT_ONCE = 1_000;

    /** Made with the context, so that two areas that disagree about a topic do not start. */
    @Context
    Topics topics(List<TopicDefinition> definitions) {
        return new Topics(definitions);
    }

    /** What people may choose: what everybody may, what areas bring, and for each topic. */
    @Context
    PreferenceDefinitions preferenceDefinitions(
            List<PreferenceDefinition> ofAreas, List<TopicDefinition> topics) {
        var all = new ArrayList<>(CorePreferences.ALL);
        all.addAll(ofAreas);
        var names = new TreeSet<String>();
        var channels = new HashMap<String, TopicChannels>();
        for (var definition : topics) {
            names.add(definition.topic().name());
            names.add(definition.topic().area());
            channels.put(definition.topic().name(), definition.channels());
        }
        return new PreferenceDefinitions(all, names, channels);
    }

    @Singleton
    @Order(50)
    AccountExport choicesExport(NoticePreferencesStore preferences) {
        return new ChoicesExport(preferences);
    }

    @Singleton
    ShowUser showUser(Accounts accounts, NoticePreferencesStore preferences) {
        return new ShowUser(accounts, preferences);
    }

    @Singleton
    ChangeAddress.Proof proofOfAddress(
            Reauthenticate reauthenticate,
            RateLimiter rateLimiter,
            AccountLimitsConfiguration limits) {
        return new ChangeAddress.Proof(reauthenticate, rateLimiter, limits.emailChanges());
    }

    @Singleton
    ChangeAddress changeAddress(
            Accounts accounts,
            Passwords passwords,
            ChangeAddress.Proof proof,
            AdminActions audit,
            AccountLinks links,
            AddressConfirmation confirmation,
            ResumeDailyMail mails,
            InstantSource clock,
            Ids ids) {
        return new ChangeAddress(
                accounts, passwords, proof, audit, links, confirmation, mails, clock, ids);
    }

    @Singleton
    ResumeDailyMail resumeDailyMail(NoticePreferencesStore preferences) {
        return new ResumeDailyMail(preferences);
    }

    @Singleton
    UpdateUser updateUser(
            Accounts accounts,
            NoticePreferencesStore preferences,
            PreferenceDefinitions definitions,
            ChangeAddress addresses,
            AccountOutbox outbox,
            AdminActions audit,
            InstantSource clock) {
        return new UpdateUser(accounts, preferences, definitions, addresses, outbox, audit, clock);
    }

    @Singleton
    ManagePreferences managePreferences(
            Accounts accounts,
            NoticePreferencesStore preferences,
            AccountOutbox outbox,
            InstantSource clock) {
        return new ManagePreferences(accounts, preferences, outbox, clock);
    }

    /** Who tells people something does so by their inbox. */
    @Singleton
    @Requires(property = Choices.INBOX, notEquals = Choices.NO_INBOX)
    TellInbox tellInbox(
            ToldFacts facts,
            Inbox inbox,
            NoticePreferencesStore preferences,
            Commits commits,
            Topics topics,
            List<InboxTopic> shown,
            RetentionConfiguration retention,
            InstantSource clock,
            Ids ids) {
        return new TellInbox(
                new TellInbox.Stores(facts, inbox, preferences, commits),
                topics,
                shown,
                retention.notices(),
                clock,
                ids);
    }

    @Singleton
    @Requires(beans = Commits.class)
    AccountListener userUpdated(Commits commits, InstantSource clock) {
        return new TellUserUpdated(commits, clock);
    }

    @Singleton
    SecurityNotices securityNotices(TellNotices notices, Ids ids) {
        return new TellSecurityEvents(notices, ids);
    }

    @Singleton
    StreamRetention streamRetention(RetentionConfiguration retention) {
        return retention.stream();
    }

    @Singleton
    DeliveryRetention deliveryRetention(RetentionConfiguration retention) {
        return retention.deliveries();
    }

    @Singleton
    TopicDefinition securityTopic(RetentionConfiguration retention) {
        return new TopicDefinition(
                SecurityFacts.TOPIC,
                SecurityFacts.CODEC,
                Optional.of(retention.notices()),
                Optional.empty(),
                TopicChannels.MAILED_ALREADY);
    }

    @Singleton
    @Requires(property = Choices.INBOX, notEquals = Choices.NO_INBOX)
    InboxTopic securityInInbox() {
        return SecurityFacts.IN_INBOX;
    }

    @Singleton
    @Requires(property = Choices.INBOX, notEquals = Choices.NO_INBOX)
    NotificationRenderer securityWords() {
        return new SecurityNotificationRenderer();
    }

    /** Where the inbox is apart from what the daily mail is made of, people are told by both. */
    @Singleton
    @Primary
    @Requires(property = Choices.INBOX, value = Choices.INBOX_IN_DYNAMODB)
    TellNotices tellInboxFirst(TellInbox inbox, Notices notices) {
        return new TellInboxFirst(inbox, notices::tell);
    }

    /** Without an inbox notices are stored for the daily mail. */
    @Singleton
    @Requires(property = Choices.INBOX, value = Choices.NO_INBOX)
    TellNotices tellStored(Notices notices) {
        return notices::tell;
    }

    @Singleton
    ReadNotifications readNotifications(
            Inbox inbox,
            Commits commits,
            Topics topics,
            List<NotificationRenderer> renderers,
            ShownCounts shownCounts,
            InstantSource clock) {
        return new ReadNotifications(inbox, commits, topics, renderers, shownCounts, clock);
    }

    @Singleton
    LimitReadState limitReadState(
            RateLimiter rateLimiter, AccountLimitsConfiguration limits, InstantSource clock) {
        return new LimitReadState(rateLimiter, limits.readStateChanges(), clock);
    }

    @Singleton
    MarkNotifications markNotifications(
            Inbox inbox, Commits commits, ShownCounts shownCounts, InstantSource clock) {
        return new MarkNotifications(inbox, commits, shownCounts, clock);
    }

    @Singleton
    AcknowledgedEvents markNotificationsDelivered(
            Inbox inbox, Commits commits, InstantSource clock) {
        return new MarkNotificationsDelivered(inbox, commits, clock);
    }

    @Singleton
    PurgeNotifications purgeNotifications(Inbox inbox, Commits commits) {
        return new PurgeNotifications(inbox, commits);
    }

    /** What has expired counts no longer, and devices hear so without asking. */
    @Singleton
    @Requires(property = Choices.INBOX, notEquals = Choices.NO_INBOX)
    ScheduledJob expiredNotificationsJob(PurgeNotifications expired, InstantSource clock) {
        return ScheduledJob.of(
                "expired-notifications",
                Duration.ofSeconds(10),
                () -> expired.purge(clock.instant(), EXPIRED_AT_ONCE));
    }

    @Singleton
    UnreadCounter inboxCounter(Inbox inbox) {
        return account -> {
            var counted = inbox.recount(account);
            return new UnreadCounts(0, counted.unread(), counted.unseen());
        };
    }

    @Singleton
    @Requires(property = Choices.INBOX, notEquals = Choices.NO_INBOX)
    RecountUnread recountUnread(
            AccountNumbers numbers,
            Commits commits,
            List<UnreadCounter> counters,
            CountDrift drift,
            InstantSource clock) {
        return new RecountUnread(numbers, commits, counters, drift, clock);
    }

    @Singleton
    @Requires(property = Choices.INBOX, notEquals = Choices.NO_INBOX)
    ScheduledJob recountJob(RecountUnread recount) {
        return ScheduledJob.of("recount-unread", Duration.ofHours(1), recount::recount);
    }

    @Singleton
    Unsubscribe unsubscribe(
            NoticePreferencesStore preferences,
            AccountOutbox outbox,
            Tokens tokens,
            InstantSource clock) {
        return new Unsubscribe(preferences, outbox, tokens, clock);
    }

    /** Before what areas know. */
    @Singleton
    @Order(100)
    AccountAttributes dailyMailAttributes(NoticePreferencesStore preferences) {
        return new DailyMailAttributes(preferences);
    }

    @Singleton
    StreamLimits streamLimits(LiveStreamConfiguration configuration) {
        return configuration.limits();
    }

    @Singleton
    IssueStreamTicket issueStreamTicket(
            Sessions sessions,
            StreamTickets tickets,
            RateLimiter rateLimiter,
            StreamLimits limits,
            InstantSource clock,
            Ids ids) {
        return new IssueStreamTicket(sessions, tickets, rateLimiter, limits, clock, ids);
    }

    @Singleton
    OpenStream openStream(
            Sessions sessions,
            StreamTickets tickets,
            RateLimiter rateLimiter,
            StreamLimits limits,
            InstantSource clock) {
        return new OpenStream(sessions, tickets, rateLimiter, limits, clock);
    }

    /**
     * Sockets hear of every commit, and so does whoever dispatches notices. Both are asked for when
     * there is something to offer: they need what commits.
     */
    @Singleton
    @Primary
    Commits commits(
            @Named(Choices.STORED) Commits stored,
            BeanProvider<SocketHub> hub,
            BeanProvider<DispatchTrigger> dispatcher,
            Transactions transactions) {
        return new OfferingCommits(
                stored,
                (account, seq) -> {
                    hub.get().offer(account, seq);
                    dispatcher.ifPresent(DispatchTrigger::soon);
                },
                transactions);
    }

    @Singleton
    Presences presences(Connections connections, InstantSource clock) {
        return new ShowPresence(connections, clock);
    }

    @Singleton
    @Requires(beans = SocketSignals.class)
    TrackConnections trackConnections(
            Connections connections, SocketSignals signals, InstantSource clock) {
        return new TrackConnections(connections, signals, clock);
    }

    @Singleton
    ReadStream readStream(Streams streams, ShownCounts shownCounts) {
        return new ReadStream(streams, shownCounts);
    }
}
