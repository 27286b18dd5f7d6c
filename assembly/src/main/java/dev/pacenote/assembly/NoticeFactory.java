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
import dev.pacenote.application.platform.Transactions;
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
