package dev.pacenote.assembly;

import dev.pacenote.adapters.in.http.notice.stream.LiveStreamConfiguration;
import dev.pacenote.application.identity.account.AccountAttributes;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.identity.session.Sessions;
import dev.pacenote.application.identity.token.Tokens;
import dev.pacenote.application.notice.DailyMailAttributes;
import dev.pacenote.application.notice.ManagePreferences;
import dev.pacenote.application.notice.NoticePreferencesStore;
import dev.pacenote.application.notice.TopicDefinition;
import dev.pacenote.application.notice.Topics;
import dev.pacenote.application.notice.Unsubscribe;
import dev.pacenote.application.notice.stream.IssueStreamTicket;
import dev.pacenote.application.notice.stream.OpenStream;
import dev.pacenote.application.notice.stream.ReadStream;
import dev.pacenote.application.notice.stream.StreamLimits;
import dev.pacenote.application.notice.stream.StreamTickets;
import dev.pacenote.application.notice.stream.Streams;
import dev.pacenote.application.platform.Ids;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.platform.limit.RateLimiter;
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

    @Singleton
    ReadStream readStream(Streams streams) {
        return new ReadStream(streams);
    }
}
