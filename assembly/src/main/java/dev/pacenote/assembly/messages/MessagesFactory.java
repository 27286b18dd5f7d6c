package dev.pacenote.assembly.messages;

import dev.pacenote.application.delivery.DeliveryTextRenderer;
import dev.pacenote.application.delivery.relevance.NoticeRelevance;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.messages.conversation.AccountCorrespondents;
import dev.pacenote.application.messages.conversation.ConversationAcquaintances;
import dev.pacenote.application.messages.conversation.ConversationPartners;
import dev.pacenote.application.messages.conversation.Correspondents;
import dev.pacenote.application.messages.conversation.DeleteMessage;
import dev.pacenote.application.messages.conversation.Mailboxes;
import dev.pacenote.application.messages.conversation.MarkDelivered;
import dev.pacenote.application.messages.conversation.MarkMessages;
import dev.pacenote.application.messages.conversation.MessageDeliveryText;
import dev.pacenote.application.messages.conversation.MessageNotificationRenderer;
import dev.pacenote.application.messages.conversation.MessageRelevance;
import dev.pacenote.application.messages.conversation.ReadMessages;
import dev.pacenote.application.messages.conversation.RelayTyping;
import dev.pacenote.application.messages.conversation.SendMessage;
import dev.pacenote.application.messages.directory.Acquaintances;
import dev.pacenote.application.messages.directory.Blocks;
import dev.pacenote.application.messages.directory.Visibility;
import dev.pacenote.application.notice.NoticePreferencesStore;
import dev.pacenote.application.notice.inbox.Inbox;
import dev.pacenote.application.notice.inbox.NotificationRenderer;
import dev.pacenote.application.notice.stream.AcknowledgedEvents;
import dev.pacenote.application.notice.stream.commit.Commits;
import dev.pacenote.application.notice.stream.presence.PresenceAudience;
import dev.pacenote.application.notice.stream.socket.SocketSignals;
import dev.pacenote.application.platform.Ids;
import dev.pacenote.application.platform.idempotency.RememberedReplies;
import dev.pacenote.application.platform.limit.RateLimiter;
import dev.pacenote.assembly.configuration.RetentionConfiguration;
import dev.pacenote.configuration.Choices;
import dev.pacenote.domain.notice.preference.PreferenceDefinitions;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;

/** People who write to each other. */
@Factory
@Requires(property = Choices.AREA + MessagesArea.NAME, value = "true")
final class MessagesFactory {

    @Singleton
    Acquaintances acquaintances(Mailboxes mailboxes, Commits commits) {
        return new ConversationAcquaintances(mailboxes, commits);
    }

    @Singleton
    Correspondents correspondents(
            Accounts accounts,
            Visibility visibility,
            Blocks blocks,
            NoticePreferencesStore preferences,
            PreferenceDefinitions definitions) {
        return new AccountCorrespondents(accounts, visibility, blocks, preferences, definitions);
    }

    @Singleton
    SendMessage sendMessage(
            Accounts accounts,
            Correspondents correspondents,
            Mailboxes mailboxes,
            Inbox inbox,
            Commits commits,
            RememberedReplies replies,
            RateLimiter rateLimiter,
            RetentionConfiguration retention,
            MessagesConfiguration configuration,
            Ids ids,
            InstantSource clock) {
        return new SendMessage(
                new SendMessage.Stores(
                        accounts, correspondents, mailboxes, inbox, commits, replies),
                rateLimiter,
                new SendMessage.Limits(
                        configuration.limits().messages(),
                        configuration.limits().firstContacts(),
                        Duration.ofDays(retention.notices().days())),
                ids,
                clock);
    }

    @Singleton
    ReadMessages readMessages(
            Mailboxes mailboxes,
            Correspondents correspondents,
            Commits commits,
            MessagesConfiguration configuration,
            InstantSource clock) {
        return new ReadMessages(
                mailboxes, correspondents, commits, configuration.retention(), clock);
    }

    @Singleton
    MarkMessages markMessages(
            Mailboxes mailboxes,
            Correspondents correspondents,
            Inbox inbox,
            Commits commits,
            MessagesConfiguration configuration,
            InstantSource clock) {
        return new MarkMessages(
                mailboxes, correspondents, inbox, commits, configuration.retention(), clock);
    }

    @Singleton
    DeleteMessage deleteMessage(
            Mailboxes mailboxes,
            Inbox inbox,
            Commits commits,
            MessagesConfiguration configuration,
            InstantSource clock) {
        return new DeleteMessage(mailboxes, inbox, commits, configuration.retention(), clock);
    }

    @Singleton
    DeliveryTextRenderer messageDeliveryText(
            Mailboxes mailboxes, Correspondents correspondents, PreferenceDefinitions definitions) {
        return new MessageDeliveryText(mailboxes, correspondents, definitions);
    }

    @Singleton
    NoticeRelevance messageRelevance(Mailboxes mailboxes) {
        return new MessageRelevance(mailboxes);
    }

    @Singleton
    AcknowledgedEvents markDelivered(
            Mailboxes mailboxes,
            Correspondents correspondents,
            Commits commits,
            InstantSource clock) {
        return new MarkDelivered(mailboxes, correspondents, commits, clock);
    }

    @Singleton
    PresenceAudience conversationPartners(
            Mailboxes mailboxes,
            Blocks blocks,
            NoticePreferencesStore preferences,
            PreferenceDefinitions definitions) {
        return new ConversationPartners(mailboxes, blocks, preferences, definitions);
    }

    @Singleton
    @Requires(beans = SocketSignals.class)
    RelayTyping relayTyping(
            Correspondents correspondents,
            Mailboxes mailboxes,
            RateLimiter rateLimiter,
            SocketSignals signals,
            InstantSource clock) {
        return new RelayTyping(correspondents, mailboxes, rateLimiter, signals, clock);
    }

    @Singleton
    NotificationRenderer messageNotifications(Correspondents correspondents) {
        return new MessageNotificationRenderer(correspondents);
    }
}
