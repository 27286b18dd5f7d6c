package dev.pacenote.application.messages.conversation;

import dev.pacenote.application.notice.stream.ListPosition;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.messages.conversation.Conversation;
import dev.pacenote.domain.messages.conversation.Message;
import dev.pacenote.domain.messages.conversation.ReceivedMessage;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * Everybody's messages, as the last commit left them: of each message its two people have a copy of
 * their own. They change by {@link MailboxChange} only. A copy goes with its owner's account, and
 * stays when the other one's goes.
 */
public interface Mailboxes {

    /** Which side of the messages. */
    enum Box {
        INBOX,
        SENT
    }

    /**
     * Which messages of one person.
     *
     * @param box empty for both sides
     * @param peer to or from that person only
     * @param unread only those that count as unread, or only those that do not
     */
    record Filter(
            AccountId owner,
            Optional<Box> box,
            Optional<AccountId> peer,
            Optional<Boolean> unread) {}

    /**
     * A message that a client gave an id, as far as it is remembered for ever.
     *
     * @param hash what is stored of the client's id
     * @param fingerprint what is stored of recipient and text
     * @param seq the number of the sender's event
     */
    record ClientMessage(
            AccountId sender,
            String hash,
            String fingerprint,
            UUID message,
            AccountId recipient,
            long seq,
            Instant createdAt) {}

    /** Two people, of whom the first one has a conversation with the other, or not. */
    record Pair(AccountId owner, AccountId peer) {

        /** The same two, of whom the other one has the conversation. */
        public Pair turned() {
            return new Pair(/* owner= */ peer, /* peer= */ owner);
        }
    }

    /** A conversation with its newest message. */
    record Item(Conversation conversation, Message newest) {}

    /** Somebody's own copy. */
    Optional<Message> find(AccountId owner, UUID id);

    /** Somebody's own copies of these; those that they do not have are missing. */
    Map<UUID, Message> findAll(AccountId owner, Collection<UUID> ids);

    /** Empty when neither wrote to the other. */
    Optional<Conversation> conversation(AccountId owner, AccountId peer);

    /** The conversations of those of these pairs of whom one wrote to the other. */
    Map<Pair, Conversation> conversations(Collection<Pair> pairs);

    /** What the sender sent under that client's id. */
    Optional<ClientMessage> sent(AccountId sender, String hash);

    /**
     * A part of the list, from the newest to the oldest.
     *
     * @param before of lower numbers than this only
     */
    List<Message> page(Filter filter, OptionalLong before, int limit);

    /**
     * A part of the list of conversations, that with the newest message first; without those of
     * which the owner hid every message.
     */
    List<ListPosition.Placed<Item>> conversations(AccountId owner, ListPosition from, int limit);

    /** The messages that "all read up to there" takes, the newest first. */
    List<UUID> takenByRead(AccountId owner, AccountId peer, long upToSeq);

    /**
     * Received messages that are not {@linkplain ReceivedMessage#isDelivered delivered} yet, the
     * oldest first.
     *
     * @param upToSeq of numbers up to this only
     */
    List<ReceivedMessage> undelivered(AccountId owner, long upToSeq, int limit);

    /** How many count as unread, counted anew. */
    int recount(AccountId owner);
}
