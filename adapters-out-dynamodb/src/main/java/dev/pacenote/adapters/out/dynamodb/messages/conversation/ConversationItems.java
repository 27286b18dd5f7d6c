package dev.pacenote.adapters.out.dynamodb.messages.conversation;

import dev.pacenote.adapters.out.dynamodb.notice.MessagingTables;
import dev.pacenote.adapters.out.dynamodb.platform.Item;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.messages.conversation.Conversation;
import dev.pacenote.domain.messages.conversation.ReceivedMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Conversations in the table {@code messages}. Each knows what its owner said of many messages at
 * once.
 */
final class ConversationItems {

    /** The number of its newest message: conversations in the order of their list. */
    static final String NEWEST = "newest";

    private static final String NEWEST_ID = "newestId";
    private static final String CUT_OFFS = "cutOffs";

    /** The oldest one goes when there are more; the next one takes what it took. */
    private static final int MAX = 50;

    /**
     * Messages up to a number were read at once.
     *
     * @param version of the owner's head that stored it: what was stored later is not meant
     */
    record CutOff(long upToSeq, Instant moment, long version) {

        boolean takes(ReceivedMessage message, long at) {
            return version > at && message.isReadBy(upToSeq);
        }
    }

    private ConversationItems() {}

    static Item key(AccountId owner, AccountId peer) {
        return MessagingTables.of(owner).put(MessageItems.ID, "conversation#" + peer);
    }

    /**
     * @param before as it was
     */
    static Item item(Optional<Item> before, Conversation conversation) {
        return before.map(Item::copy)
                .orElseGet(() -> key(conversation.owner(), conversation.peer()))
                .put(MessageItems.PEER, conversation.peer().toString())
                .put(NEWEST, conversation.seq())
                .put("unreadCount", conversation.unread())
                .put("written", conversation.written());
    }

    static Item withNewest(Item conversation, UUID message) {
        return conversation.put(NEWEST_ID, message);
    }

    static Optional<UUID> newest(Item conversation) {
        return conversation.maybeString(NEWEST_ID).map(UUID::fromString);
    }

    static Conversation conversation(Item item) {
        return new Conversation(
                MessagingTables.owner(item),
                MessageItems.peer(item),
                item.number(NEWEST),
                (int) item.number("unreadCount"),
                item.bool("written"));
    }

    static List<CutOff> cutOffs(Item conversation) {
        return !conversation.has(CUT_OFFS)
                ? List.of()
                : conversation.items(CUT_OFFS).stream()
                        .map(
                                item ->
                                        new CutOff(
                                                item.number("upTo"),
                                                item.instant("moment"),
                                                item.number("version")))
                        .toList();
    }

    static Item withCutOff(Item conversation, CutOff next) {
        var all = new ArrayList<>(cutOffs(conversation));
        all.add(next);
        if (all.size() > MAX) {
            merge(all);
        }
        return conversation.put(
                CUT_OFFS,
                all.stream()
                        .map(
                                one ->
                                        Item.empty()
                                                .put("upTo", one.upToSeq())
                                                .put("moment", one.moment())
                                                .put("version", one.version()))
                        .toList());
    }

    /** The two oldest become one, which takes what either takes, as late as the later one. */
    private static void merge(List<CutOff> all) {
        var first = all.removeFirst();
        var second = all.removeFirst();
        all.addFirst(
                new CutOff(
                        Math.max(first.upToSeq(), second.upToSeq()),
                        second.moment(),
                        second.version()));
    }
}
