package dev.pacenote.adapters.out.postgres.messages.conversation;

import dev.pacenote.adapters.out.postgres.platform.Rows;
import dev.pacenote.application.messages.conversation.Mailboxes;
import dev.pacenote.domain.identity.account.AccountId;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;

/** A row of {@code client_messages}. */
@MappedEntity("client_messages")
record ClientMessageRow(
        long sender,
        @Id String hash,
        String fingerprint,
        UUID message,
        long recipient,
        long seq,
        Instant createdAt) {

    static ClientMessageRow of(Mailboxes.ClientMessage message) {
        return new ClientMessageRow(
                message.sender().value(),
                message.hash(),
                message.fingerprint(),
                message.message(),
                message.recipient().value(),
                message.seq(),
                Rows.microseconds(message.createdAt()));
    }

    Mailboxes.ClientMessage clientMessage() {
        return new Mailboxes.ClientMessage(
                new AccountId(sender),
                hash,
                fingerprint,
                message,
                new AccountId(recipient),
                seq,
                createdAt);
    }
}
