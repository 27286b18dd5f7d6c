package dev.pacenote.application.messages.conversation;

import dev.pacenote.application.delivery.relevance.NoticeRelevance;
import dev.pacenote.domain.delivery.Reason;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.messages.conversation.MessageFacts;
import dev.pacenote.domain.messages.conversation.ReceivedMessage;
import dev.pacenote.domain.notice.Topic;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Nobody is told of a message that they have read, or that was taken back. One that a device has
 * acknowledged arrived there.
 */
public final class MessageRelevance implements NoticeRelevance {

    private final Mailboxes mailboxes;

    public MessageRelevance(Mailboxes mailboxes) {
        this.mailboxes = mailboxes;
    }

    @Override
    public Topic topic() {
        return MessageFacts.TOPIC;
    }

    @Override
    public Optional<Reason> over(AccountId account, String fact) {
        var message = mailboxes.find(account, UUID.fromString(fact));
        if (message.isEmpty() || message.get().text().isEmpty()) {
            return Optional.of(Reason.WITHDRAWN);
        }
        return message.get() instanceof ReceivedMessage received && !received.isUnread()
                ? Optional.of(Reason.ALREADY_READ)
                : Optional.empty();
    }

    @Override
    public Map<String, Instant> arrived(AccountId account, Collection<String> facts) {
        var arrived = new HashMap<String, Instant>();
        mailboxes
                .findAll(account, facts.stream().map(UUID::fromString).toList())
                .forEach(
                        (id, message) -> {
                            if (message instanceof ReceivedMessage received) {
                                received.deliveredAt()
                                        .ifPresent(at -> arrived.put(id.toString(), at));
                            }
                        });
        return arrived;
    }
}
