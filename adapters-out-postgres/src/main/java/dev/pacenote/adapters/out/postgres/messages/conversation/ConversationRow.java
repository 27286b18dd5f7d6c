package dev.pacenote.adapters.out.postgres.messages.conversation;

import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.messages.conversation.Conversation;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.Map;

/** A row of {@code conversations}. */
@MappedEntity("conversations")
record ConversationRow(@Id long account, long peer, long seq, int unread, boolean written) {

    Conversation conversation() {
        return new Conversation(new AccountId(account), new AccountId(peer), seq, unread, written);
    }

    /** The columns as members of an object. */
    static Map<String, Object> columns(Conversation conversation) {
        return Map.of(
                "account", conversation.owner().value(),
                "peer", conversation.peer().value(),
                "seq", conversation.seq(),
                "unread", conversation.unread(),
                "written", conversation.written());
    }
}
