package dev.pacenote.assembly.messages;

import dev.pacenote.application.identity.account.AccountExport;
import dev.pacenote.application.messages.directory.Blocks;
import dev.pacenote.application.messages.directory.BlocksExport;
import io.micronaut.context.annotation.Factory;
import io.micronaut.core.annotation.Order;
import jakarta.inject.Singleton;

/** What the area stores about people is in their export, also while the area is off. */
@Factory
final class MessagesStoredDataFactory {

    @Singleton
    @Order(400)
    AccountExport blocksExport(Blocks blocks) {
        return new BlocksExport(blocks);
    }
}
