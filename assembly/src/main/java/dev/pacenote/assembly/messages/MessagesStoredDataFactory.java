package dev.pacenote.assembly.messages;

import dev.pacenote.application.identity.account.AccountExport;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.messages.conversation.ExpiredMessages;
import dev.pacenote.application.messages.conversation.Mailboxes;
import dev.pacenote.application.messages.conversation.MessagesExport;
import dev.pacenote.application.messages.conversation.PurgeMessages;
import dev.pacenote.application.messages.directory.Blocks;
import dev.pacenote.application.messages.directory.BlocksExport;
import dev.pacenote.application.notice.FactsCodec;
import dev.pacenote.application.notice.TopicDefinition;
import dev.pacenote.application.notice.inbox.Inbox;
import dev.pacenote.application.notice.stream.ShownCounts;
import dev.pacenote.application.notice.stream.UnreadCounter;
import dev.pacenote.application.notice.stream.commit.Commits;
import dev.pacenote.application.notice.stream.commit.UserState;
import dev.pacenote.application.notice.stream.commit.UserState.Status;
import dev.pacenote.application.notice.stream.commit.UserStates;
import dev.pacenote.assembly.configuration.RetentionConfiguration;
import dev.pacenote.configuration.Choices;
import dev.pacenote.domain.messages.conversation.MessageFacts;
import dev.pacenote.domain.notice.stream.UnreadCounts;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Order;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;

/** What the service owes to people whose data is stored, also where the area is switched off. */
@Factory
final class MessagesStoredDataFactory {

    @Singleton
    TopicDefinition newMessages(RetentionConfiguration retention) {
        return new TopicDefinition(
                MessageFacts.TOPIC,
                new FactsCodec<>(MessageFacts.class, MessageFacts::stored, MessageFacts::of),
                Optional.of(retention.notices()),
                Optional.empty(),
                MessageFacts.CHANNELS);
    }

    @Singleton
    @Requires(property = Choices.INBOX, notEquals = Choices.NO_INBOX)
    PurgeMessages purgeMessages(
            ExpiredMessages expired,
            Mailboxes mailboxes,
            Inbox inbox,
            Commits commits,
            MessagesConfiguration configuration) {
        return new PurgeMessages(expired, mailboxes, inbox, commits, configuration.retention());
    }

    @Singleton
    @Order(300)
    AccountExport messagesExport(Mailboxes mailboxes) {
        return new MessagesExport(mailboxes);
    }

    @Singleton
    @Order(400)
    AccountExport blocksExport(Blocks blocks) {
        return new BlocksExport(blocks);
    }

    @Singleton
    UserStates userStates(Accounts accounts, Blocks blocks) {
        return account ->
                accounts.find(account)
                        .map(
                                found ->
                                        new UserState(
                                                found.enabled() ? Status.ACTIVE : Status.DISABLED,
                                                Set.copyOf(blocks.of(account))))
                        .orElse(UserState.GONE);
    }

    @Singleton
    UnreadCounter messageCounter(Mailboxes mailboxes) {
        return account -> new UnreadCounts(mailboxes.recount(account), 0, 0);
    }

    @Singleton
    ShownCounts shownCounts(
            @Property(name = Choices.AREA + MessagesArea.NAME, defaultValue = "false") boolean on) {
        return on ? ShownCounts.ALL : ShownCounts.WITHOUT_MESSAGES;
    }
}
