package dev.pacenote.adapters.out.postgres.messages.conversation;

import dev.pacenote.adapters.out.postgres.notice.stream.ChangeWriter;
import dev.pacenote.adapters.out.postgres.platform.Rows;
import dev.pacenote.application.messages.conversation.MailboxChange;
import jakarta.inject.Singleton;

/** Writes changes of messages. */
@Singleton
final class MailboxWriter implements ChangeWriter<MailboxChange> {

    private final MessageRows messages;
    private final ConversationRows conversations;
    private final ClientMessageRows clientMessages;

    MailboxWriter(
            MessageRows messages,
            ConversationRows conversations,
            ClientMessageRows clientMessages) {
        this.messages = messages;
        this.conversations = conversations;
        this.clientMessages = clientMessages;
    }

    @Override
    public Class<MailboxChange> type() {
        return MailboxChange.class;
    }

    @Override
    public void write(MailboxChange change) {
        switch (change) {
            case MailboxChange.Add(var message) -> messages.add(MessageRow.columns(message));
            case MailboxChange.Save(var message) -> messages.save(MessageRow.columns(message));
            case MailboxChange.Remove(var owner, var id) -> messages.remove(owner.value(), id);
            case MailboxChange.SaveConversation(var conversation) ->
                    conversations.put(
                            conversation.owner().value(),
                            conversation.peer().value(),
                            conversation.seq(),
                            conversation.unread(),
                            conversation.written());
            case MailboxChange.Remember(var message) ->
                    clientMessages.save(ClientMessageRow.of(message));
            case MailboxChange.ReadUpTo(var owner, var peer, var upTo, var at) ->
                    messages.readUpTo(owner.value(), peer.value(), upTo, Rows.microseconds(at));
        }
    }
}
