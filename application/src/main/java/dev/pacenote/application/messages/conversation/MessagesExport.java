package dev.pacenote.application.messages.conversation;

import dev.pacenote.application.identity.account.AccountExport;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.messages.conversation.Message;
import dev.pacenote.domain.messages.conversation.MessageText;
import dev.pacenote.domain.messages.conversation.ReceivedMessage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** A person's own copies of messages, for their export: the newest first, part by part. */
public final class MessagesExport implements AccountExport {

    private static final int PART = 500;

    private final Mailboxes mailboxes;

    public MessagesExport(Mailboxes mailboxes) {
        this.mailboxes = mailboxes;
    }

    @Override
    public String member() {
        return "messages";
    }

    @Override
    public Stream<Map<String, Object>> of(AccountId person) {
        return Stream.iterate(
                        part(person, OptionalLong.empty()),
                        part -> !part.isEmpty(),
                        part -> part(person, OptionalLong.of(part.getLast().envelope().seq())))
                .flatMap(List::stream)
                .map(MessagesExport::row);
    }

    private List<Message> part(AccountId person, OptionalLong before) {
        var all =
                new Mailboxes.Filter(person, Optional.empty(), Optional.empty(), Optional.empty());
        return mailboxes.page(all, before, PART);
    }

    private static Map<String, Object> row(Message message) {
        return Map.of(
                "messageId", message.id().toString(),
                "senderId", message.sender().toString(),
                "userId", message.recipient().toString(),
                "content", message.text().map(MessageText::value).orElse(""),
                "deleted", message.text().isEmpty(),
                "read", message instanceof ReceivedMessage received && received.readState().read(),
                "createdAt", message.envelope().createdAt());
    }
}
