package dev.pacenote.adapters.out.postgres.messages.conversation;

import dev.pacenote.adapters.out.postgres.notice.stream.ChangeWriter;
import dev.pacenote.adapters.out.postgres.platform.Json;
import dev.pacenote.adapters.out.postgres.platform.Rows;
import dev.pacenote.application.messages.conversation.MailboxChange;
import dev.pacenote.application.messages.conversation.Mailboxes;
import dev.pacenote.domain.messages.conversation.Conversation;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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

    /** Both copies of a new message are one statement, and so are both conversations. */
    @Override
    public void write(List<MailboxChange> changes) {
        var added = new ArrayList<Map<String, @Nullable Object>>();
        // Of each the last one holds.
        var saved = new LinkedHashMap<Mailboxes.Pair, Conversation>();
        for (var change : changes) {
            switch (change) {
                case MailboxChange.Add(var message) -> added.add(MessageRow.columns(message));
                case MailboxChange.SaveConversation(var conversation) ->
                        saved.put(
                                new Mailboxes.Pair(conversation.owner(), conversation.peer()),
                                conversation);
                default -> {}
            }
        }
        if (!added.isEmpty()) {
            messages.add(Json.write(added));
        }
        changes.forEach(this::write);
        if (!saved.isEmpty()) {
            conversations.put(
                    Json.write(saved.values().stream().map(ConversationRow::columns).toList()));
        }
    }

    private void write(MailboxChange change) {
        switch (change) {
            case MailboxChange.Add _, MailboxChange.SaveConversation _ -> {}
            case MailboxChange.Save(var message) ->
                    messages.save(Json.write(MessageRow.columns(message)));
            case MailboxChange.Remove(var owner, var id) -> messages.remove(owner.value(), id);
            case MailboxChange.Remember(var message) ->
                    clientMessages.save(ClientMessageRow.of(message));
            case MailboxChange.ReadUpTo(var owner, var peer, var upTo, var at) ->
                    messages.readUpTo(owner.value(), peer.value(), upTo, Rows.microseconds(at));
        }
    }
}
