package dev.pacenote.adapters.out.dynamodb.messages.conversation;

import dev.pacenote.adapters.out.dynamodb.platform.DynamoTables;
import dev.pacenote.adapters.out.dynamodb.platform.Item;
import dev.pacenote.application.messages.conversation.Mailboxes.ClientMessage;
import dev.pacenote.domain.identity.account.AccountId;

/** What clients' ids named, in the table {@code once}: hashes and references only, for ever. */
final class ClientMessageItems {

    private ClientMessageItems() {}

    static Item key(AccountId sender, String hash) {
        return Item.empty().put("key", "client#" + sender + "#" + hash);
    }

    static Item item(ClientMessage message) {
        return key(message.sender(), message.hash())
                .put(DynamoTables.SENDER, message.sender().toString())
                .put("fingerprint", message.fingerprint())
                .put("message", message.message())
                .put("recipient", message.recipient().toString())
                .put("seq", message.seq())
                .put("createdAt", message.createdAt());
    }

    static ClientMessage message(AccountId sender, String hash, Item item) {
        return new ClientMessage(
                sender,
                hash,
                item.string("fingerprint"),
                item.uuid("message"),
                new AccountId(Long.parseLong(item.string("recipient"))),
                item.number("seq"),
                item.instant("createdAt"));
    }
}
