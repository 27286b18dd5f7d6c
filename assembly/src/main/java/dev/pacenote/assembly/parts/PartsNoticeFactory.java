package dev.pacenote.assembly.parts;

import dev.pacenote.application.delivery.history.ShowTopics;
import dev.pacenote.application.delivery.mail.MailSubject;
import dev.pacenote.application.delivery.relevance.NoticeRelevance;
import dev.pacenote.application.identity.account.AccountListener;
import dev.pacenote.application.notice.FactsCodec;
import dev.pacenote.application.notice.NoticePreferencesStore;
import dev.pacenote.application.notice.TellNotices;
import dev.pacenote.application.notice.TopicDefinition;
import dev.pacenote.application.notice.inbox.InboxTopic;
import dev.pacenote.application.notice.inbox.NotificationRenderer;
import dev.pacenote.application.parts.reorder.ManageAlertSettings;
import dev.pacenote.application.parts.reorder.PartMailSubject;
import dev.pacenote.application.parts.reorder.PartNotificationRenderer;
import dev.pacenote.application.parts.reorder.PartRelevance;
import dev.pacenote.application.parts.reorder.ReorderTasks;
import dev.pacenote.application.parts.reorder.SendTestAlert;
import dev.pacenote.application.platform.Ids;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.platform.limit.RateLimiter;
import dev.pacenote.assembly.configuration.RetentionConfiguration;
import dev.pacenote.configuration.Choices;
import dev.pacenote.domain.notice.Topic;
import dev.pacenote.domain.notice.inbox.Source;
import dev.pacenote.domain.notice.preference.PreferenceDefinition;
import dev.pacenote.domain.notice.preference.PreferenceDefinitions;
import dev.pacenote.domain.notice.preference.TopicChannels;
import dev.pacenote.domain.parts.reorder.PartFacts;
import dev.pacenote.domain.parts.reorder.PartMails;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;

/**
 * What a workshop is told of its parts. As long as no page shows them, their topics are no choice
 * of anybody where the area is off; what was told before stays as it is stored.
 */
@Factory
@Requires(property = Choices.AREA + PartsArea.NAME, value = "true")
final class PartsNoticeFactory {

    @Singleton
    TopicDefinition lowParts(RetentionConfiguration retention) {
        return topic(PartFacts.LOW, PartFacts.CHANNELS, retention);
    }

    @Singleton
    TopicDefinition partsThatAreOut(RetentionConfiguration retention) {
        return topic(PartFacts.OUT, PartFacts.CHANNELS_OF_OUT, retention);
    }

    @Singleton
    TopicDefinition overdueOrders(RetentionConfiguration retention) {
        return topic(PartFacts.ORDER_OVERDUE, PartFacts.CHANNELS, retention);
    }

    private static TopicDefinition topic(
            Topic topic, TopicChannels channels, RetentionConfiguration retention) {
        return new TopicDefinition(
                topic,
                new FactsCodec<>(PartFacts.class, PartFacts::stored, PartFacts::of),
                Optional.of(retention.notices()),
                Optional.empty(),
                channels);
    }

    private static InboxTopic inInbox(Topic topic) {
        return InboxTopic.of(
                topic, notice -> new Source("part", notice.key().subject().orElseThrow()));
    }

    @Singleton
    InboxTopic lowInInbox() {
        return inInbox(PartFacts.LOW);
    }

    @Singleton
    InboxTopic outInInbox() {
        return inInbox(PartFacts.OUT);
    }

    @Singleton
    InboxTopic overdueInInbox() {
        return inInbox(PartFacts.ORDER_OVERDUE);
    }

    /** Chosen by whoever has parts. */
    @Singleton
    PreferenceDefinition intervalOfMails() {
        return PartMails.INTERVAL;
    }

    @Singleton
    MailSubject subjectOfMails() {
        return new PartMailSubject();
    }

    @Singleton
    ManageAlertSettings manageAlertSettings(
            ShowTopics topics,
            NoticePreferencesStore preferences,
            PreferenceDefinitions definitions,
            AccountListener listener,
            Transactions transactions,
            InstantSource clock) {
        return new ManageAlertSettings(
                topics, preferences, definitions, listener, transactions, clock);
    }

    @Singleton
    SendTestAlert sendTestAlert(
            TellNotices tell,
            ShowTopics topics,
            RateLimiter rateLimiter,
            Ids ids,
            InstantSource clock) {
        return new SendTestAlert(tell, topics, rateLimiter, ids, clock);
    }

    @Singleton
    NotificationRenderer lowWords() {
        return new PartNotificationRenderer(PartFacts.LOW);
    }

    @Singleton
    NotificationRenderer outWords() {
        return new PartNotificationRenderer(PartFacts.OUT);
    }

    @Singleton
    NotificationRenderer overdueWords() {
        return new PartNotificationRenderer(PartFacts.ORDER_OVERDUE);
    }

    @Singleton
    NoticeRelevance lowRelevance(ReorderTasks tasks) {
        return new PartRelevance(PartFacts.LOW, tasks);
    }

    @Singleton
    NoticeRelevance outRelevance(ReorderTasks tasks) {
        return new PartRelevance(PartFacts.OUT, tasks);
    }

    @Singleton
    NoticeRelevance overdueRelevance(ReorderTasks tasks) {
        return new PartRelevance(PartFacts.ORDER_OVERDUE, tasks);
    }
}
