package dev.pacenote.domain.messages.conversation;

import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.NoticeFacts;
import dev.pacenote.domain.notice.StoredFacts;
import dev.pacenote.domain.notice.Topic;
import dev.pacenote.domain.notice.preference.TopicChannels;
import java.util.UUID;

/**
 * What a notice about a new message says: who wrote which one. It has no text, so that a message
 * that is taken back is nowhere.
 */
public record MessageFacts(AccountId sender, UUID message) implements NoticeFacts {

    /** The topic of these notices. */
    public static final Topic TOPIC = new Topic("message.new");

    /** At once, and by mail for whoever does not look in meanwhile. */
    public static final TopicChannels CHANNELS = TopicChannels.AT_ONCE;

    private static final String SENDER = "senderId";
    private static final String MESSAGE = "messageId";

    /** As they are stored. */
    public StoredFacts stored() {
        return StoredFacts.builder().with(SENDER, sender).with(MESSAGE, message).build();
    }

    /** As they were stored. */
    public static MessageFacts of(StoredFacts stored) {
        return new MessageFacts(
                new AccountId(Long.parseLong(stored.get(SENDER))),
                UUID.fromString(stored.get(MESSAGE)));
    }
}
