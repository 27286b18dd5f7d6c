package dev.pacenote.lambda.messages;

import dev.pacenote.adapters.out.dynamodb.messages.conversation.DynamoMailboxes;
import dev.pacenote.adapters.out.dynamodb.messages.conversation.MailboxWriter;
import dev.pacenote.adapters.out.dynamodb.notice.MessagingTables;
import dev.pacenote.configuration.Choices;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Requires;

import jakarta.inject.Singleton;

/** Where functions that have tables for it keep what people write to each other. */
@Factory
@Requires(property = Choices.INBOX, value = Choices.INBOX_IN_DYNAMODB)
final class MessagesInDynamo {

    @Singleton
    @Primary
    DynamoMailboxes mailboxes(MessagingTables tables) {
        return new DynamoMailboxes(tables);
    }

    @Singleton
    MailboxWriter mailboxWriter(MessagingTables tables, DynamoMailboxes mailboxes) {
        return new MailboxWriter(tables, mailboxes, MailboxWriter.FEW);
    }
}
