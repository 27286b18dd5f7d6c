package dev.pacenote.lambda.messages;

import dev.pacenote.adapters.out.dynamodb.messages.conversation.DynamoExpiredMessages;
import dev.pacenote.adapters.out.dynamodb.messages.conversation.DynamoMailboxes;
import dev.pacenote.adapters.out.dynamodb.messages.conversation.MailboxWriter;
import dev.pacenote.adapters.out.dynamodb.notice.MessagingTables;
import dev.pacenote.adapters.out.dynamodb.notice.stream.DynamoUserCopies;
import dev.pacenote.adapters.out.postgres.messages.directory.PostgresBlocks;
import dev.pacenote.application.messages.directory.RenewingBlocks;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.configuration.Choices;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;

/** Where functions that have tables for it keep what people write to each other. */
@Factory
@Requires(property = Choices.INBOX, value = Choices.INBOX_IN_DYNAMODB)
final class DynamoMessagesFactory {

    /** Goes before the blocks in Postgres, which it has. */
    @Singleton
    @Primary
    RenewingBlocks blocks(
            PostgresBlocks stored,
            BeanProvider<DynamoUserCopies> copies,
            Transactions transactions) {
        return new RenewingBlocks(stored, copies::get, transactions);
    }

    @Singleton
    DynamoMailboxes mailboxes(MessagingTables tables) {
        return new DynamoMailboxes(tables);
    }

    @Singleton
    DynamoExpiredMessages expiredMessages(MessagingTables tables) {
        return new DynamoExpiredMessages(tables);
    }

    @Singleton
    MailboxWriter mailboxWriter(MessagingTables tables, DynamoMailboxes mailboxes) {
        return new MailboxWriter(tables, mailboxes, MailboxWriter.FEW);
    }
}
