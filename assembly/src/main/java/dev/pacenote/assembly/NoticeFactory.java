package dev.pacenote.assembly;

import dev.pacenote.application.identity.account.AccountAttributes;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.identity.token.Tokens;
import dev.pacenote.application.notice.DailyMailAttributes;
import dev.pacenote.application.notice.ManagePreferences;
import dev.pacenote.application.notice.NoticePreferencesStore;
import dev.pacenote.application.notice.TopicDefinition;
import dev.pacenote.application.notice.Topics;
import dev.pacenote.application.notice.Unsubscribe;
import dev.pacenote.application.notice.inbox.Inbox;
import dev.pacenote.application.notice.inbox.MarkNotifications;
import dev.pacenote.application.notice.inbox.NotificationRenderer;
import dev.pacenote.application.notice.inbox.PurgeNotifications;
import dev.pacenote.application.notice.inbox.ReadNotifications;
import dev.pacenote.application.notice.stream.Commits;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.platform.retention.RetentionStore;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.core.annotation.Order;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;

/** What people are told about, and how they want to be told. */
@Factory
final class NoticeFactory {

    /** Made with the context, so that two areas that disagree about a topic do not start. */
    @Context
    Topics topics(List<TopicDefinition> definitions) {
        return new Topics(definitions);
    }

    @Singleton
    ManagePreferences managePreferences(
            Accounts accounts,
            NoticePreferencesStore preferences,
            Transactions transactions,
            InstantSource clock) {
        return new ManagePreferences(accounts, preferences, transactions, clock);
    }

    @Singleton
    ReadNotifications readNotifications(
            Inbox inbox,
            Commits commits,
            List<NotificationRenderer> renderers,
            InstantSource clock) {
        return new ReadNotifications(inbox, commits, renderers, clock);
    }

    @Singleton
    MarkNotifications markNotifications(Inbox inbox, Commits commits, InstantSource clock) {
        return new MarkNotifications(inbox, commits, clock);
    }

    @Singleton
    RetentionStore purgeNotifications(Inbox inbox, Commits commits) {
        return new PurgeNotifications(inbox, commits);
    }

    @Singleton
    Unsubscribe unsubscribe(
            NoticePreferencesStore preferences, Tokens tokens, InstantSource clock) {
        return new Unsubscribe(preferences, tokens, clock);
    }

    /** Before what areas know. */
    @Singleton
    @Order(100)
    AccountAttributes dailyMailAttributes(NoticePreferencesStore preferences) {
        return new DailyMailAttributes(preferences);
    }
}
