package dev.pacenote.application.messages.conversation;

import dev.pacenote.application.notice.stream.commit.StoredChange;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.messages.conversation.Conversation;
import dev.pacenote.domain.messages.conversation.Message;
import dev.pacenote.domain.messages.conversation.ReceivedMessage;
import java.time.Instant;
import java.util.UUID;

/** A change of somebody's messages. */
public sealed interface MailboxChange extends StoredChange {

    /** A copy of a new message. */
    record Add(Message message) implements MailboxChange {}

    /** A copy as it is now; nothing happens when it is gone. */
    record Save(Message message) implements MailboxChange {}

    /** A copy goes. */
    record Remove(AccountId owner, UUID id) implements MailboxChange {}

    /** A conversation as it is now. */
    record SaveConversation(Conversation conversation) implements MailboxChange {}

    /** What a client's id named. */
    record Remember(Mailboxes.ClientMessage message) implements MailboxChange {}

    /**
     * All that {@link ReceivedMessage#isReadBy} says are read from then on, and their senders'
     * copies know it.
     */
    record ReadUpTo(AccountId owner, AccountId peer, long upToSeq, Instant at)
            implements MailboxChange {}
}
