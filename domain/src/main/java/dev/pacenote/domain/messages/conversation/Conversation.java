package dev.pacenote.domain.messages.conversation;

import dev.pacenote.domain.identity.account.AccountId;

/**
 * All that two people wrote to each other, as one of them has it.
 *
 * @param seq the number of the owner's event that brought the newest message
 * @param unread messages from the peer that the owner did not read
 * @param written whether the owner wrote to the peer before, and so knows them
 */
public record Conversation(AccountId owner, AccountId peer, long seq, int unread, boolean written) {

    /** Before the first message. */
    public static Conversation initial(AccountId owner, AccountId peer) {
        return new Conversation(owner, peer, 0, 0, false);
    }

    Conversation sent(long at) {
        return new Conversation(owner, peer, at, unread, true);
    }

    Conversation received(long at) {
        return new Conversation(owner, peer, at, unread + 1, written);
    }

    /** After so many more messages, or fewer, are unread. */
    public Conversation withUnread(int more) {
        return new Conversation(owner, peer, seq, Math.max(0, unread + more), written);
    }
}
