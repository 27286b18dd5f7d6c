package dev.pacenote.assembly.messages;

import dev.pacenote.application.identity.account.AccountExport;
import dev.pacenote.application.messages.conversation.Mailboxes;
import dev.pacenote.application.messages.conversation.MessagesExport;
import dev.pacenote.application.messages.directory.Blocks;
import dev.pacenote.application.messages.directory.BlocksExport;
import dev.pacenote.application.notice.FactsCodec;
import dev.pacenote.application.notice.TopicDefinition;
import dev.pacenote.domain.messages.conversation.MessageFacts;
import dev.pacenote.domain.platform.retention.RetentionPeriod;
import io.micronaut.context.annotation.Factory;
import io.micronaut.core.annotation.Order;
import jakarta.inject.Singleton;
import java.util.Optional;

/** What the service owes to people whose data is stored, also where the area is switched off. */
@Factory
final class MessagesStoredDataFactory {

    private static final RetentionPeriod NOTICES = new RetentionPeriod(90);

    @Singleton
    TopicDefinition newMessages() {
        return new TopicDefinition(
                MessageFacts.TOPIC,
                new FactsCodec<>(MessageFacts.class, MessageFacts::stored, MessageFacts::of),
                Optional.of(NOTICES),
                Optional.empty(),
                MessageFacts.CHANNELS);
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
}
