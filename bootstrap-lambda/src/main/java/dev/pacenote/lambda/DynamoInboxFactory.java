package dev.pacenote.lambda;

import dev.pacenote.adapters.out.dynamodb.notice.DynamoNotices;
import dev.pacenote.adapters.out.dynamodb.notice.MessagingTables;
import dev.pacenote.adapters.out.dynamodb.notice.MessagingTablesConfiguration;
import dev.pacenote.adapters.out.dynamodb.notice.NoticeItems;
import dev.pacenote.adapters.out.dynamodb.notice.inbox.DynamoInbox;
import dev.pacenote.adapters.out.dynamodb.notice.inbox.InboxWriter;
import dev.pacenote.adapters.out.dynamodb.notice.stream.ChangeWriter;
import dev.pacenote.adapters.out.dynamodb.notice.stream.ConnectionTable;
import dev.pacenote.adapters.out.dynamodb.notice.stream.DynamoCommits;
import dev.pacenote.adapters.out.dynamodb.notice.stream.DynamoConnections;
import dev.pacenote.adapters.out.dynamodb.notice.stream.DynamoMessagingEraser;
import dev.pacenote.adapters.out.dynamodb.notice.stream.DynamoReplies;
import dev.pacenote.adapters.out.dynamodb.notice.stream.DynamoStreamTickets;
import dev.pacenote.adapters.out.dynamodb.notice.stream.DynamoStreams;
import dev.pacenote.adapters.out.dynamodb.notice.stream.DynamoUserCopies;
import dev.pacenote.adapters.out.dynamodb.notice.stream.NewEpochs;
import dev.pacenote.adapters.out.dynamodb.platform.DynamoTable;
import dev.pacenote.adapters.out.postgres.identity.account.PostgresAccounts;
import dev.pacenote.application.identity.account.AccountEraser;
import dev.pacenote.application.notice.TopicDefinition;
import dev.pacenote.application.notice.stream.Streams;
import dev.pacenote.application.notice.stream.access.StreamTickets;
import dev.pacenote.application.notice.stream.commit.Commits;
import dev.pacenote.application.notice.stream.commit.RenewingAccounts;
import dev.pacenote.application.notice.stream.commit.UserStates;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.configuration.Choices;
import dev.pacenote.domain.notice.stream.StreamRetention;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Where functions that have tables for it keep people's streams and inboxes. Each goes before the
 * store of the same port in Postgres, which is there as well: what is stored in it from before is
 * cleared away as it expires.
 */
@Factory
@Requires(property = Choices.INBOX, value = Choices.INBOX_IN_DYNAMODB)
final class DynamoInboxFactory {

    @Singleton
    MessagingTables messagingTables(
            BeanProvider<DynamoDbClient> dynamo, MessagingTablesConfiguration names) {
        return new MessagingTables(
                new DynamoTable(dynamo::get, names.users()),
                new DynamoTable(dynamo::get, names.messages()),
                new DynamoTable(dynamo::get, names.notifications()),
                new DynamoTable(dynamo::get, names.notices()),
                new DynamoTable(dynamo::get, names.stream()),
                new DynamoTable(dynamo::get, names.once()));
    }

    @Singleton
    DynamoUserCopies userCopies(MessagingTables tables, UserStates states, InstantSource clock) {
        return new DynamoUserCopies(tables, states, clock);
    }

    /** Goes before the accounts in Postgres, which it has. */
    @Singleton
    @Primary
    RenewingAccounts accounts(
            PostgresAccounts stored,
            BeanProvider<DynamoUserCopies> copies,
            Transactions transactions) {
        return new RenewingAccounts(stored, copies::get, transactions);
    }

    @Singleton
    NoticeItems noticeItems(List<TopicDefinition> topics) {
        return new NoticeItems(topics);
    }

    @Singleton
    @Primary
    DynamoNotices notices(MessagingTables tables, NoticeItems items) {
        return new DynamoNotices(tables, items);
    }

    @Singleton
    DynamoInbox inbox(MessagingTables tables, DynamoNotices notices) {
        return new DynamoInbox(tables, notices);
    }

    @Singleton
    InboxWriter inboxWriter(MessagingTables tables, DynamoNotices notices, DynamoInbox inbox) {
        return new InboxWriter(tables, notices, inbox, InboxWriter.FEW);
    }

    @Singleton
    @Primary
    DynamoReplies replies(MessagingTables tables) {
        return new DynamoReplies(tables);
    }

    @Singleton
    @Named(Choices.STORED)
    Commits commits(
            MessagingTables tables,
            DynamoUserCopies copies,
            StreamRetention retention,
            List<ChangeWriter<?>> writers) {
        return new DynamoCommits(tables, copies, retention, writers);
    }

    @Singleton
    Streams streams(
            MessagingTables tables,
            @Named(Choices.STORED) Commits commits,
            StreamRetention retention,
            InstantSource clock) {
        return new DynamoStreams(tables, commits, retention, clock);
    }

    @Singleton
    StreamTickets streamTickets(MessagingTables tables) {
        return new DynamoStreamTickets(tables);
    }

    @Singleton
    NewEpochs newEpochs(MessagingTables tables) {
        return new NewEpochs(tables);
    }

    @Singleton
    ConnectionTable connectionTable(
            BeanProvider<DynamoDbClient> dynamo, MessagingTablesConfiguration names) {
        return new ConnectionTable(new DynamoTable(dynamo::get, names.connections()));
    }

    @Singleton
    DynamoConnections connections(ConnectionTable table, InstantSource clock) {
        return new DynamoConnections(table, clock);
    }

    @Singleton
    AccountEraser messagingEraser(MessagingTables tables, DynamoUserCopies copies) {
        return new DynamoMessagingEraser(tables, copies);
    }
}
