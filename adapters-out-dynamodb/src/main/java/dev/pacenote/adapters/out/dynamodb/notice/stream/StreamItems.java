package dev.pacenote.adapters.out.dynamodb.notice.stream;

import dev.pacenote.adapters.out.dynamodb.notice.MessagingTables;
import dev.pacenote.adapters.out.dynamodb.platform.DynamoTable;
import dev.pacenote.adapters.out.dynamodb.platform.Item;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.StoredFacts;
import dev.pacenote.domain.notice.stream.CutOffs;
import dev.pacenote.domain.notice.stream.Epoch;
import dev.pacenote.domain.notice.stream.EventType;
import dev.pacenote.domain.notice.stream.StreamEvent;
import dev.pacenote.domain.notice.stream.StreamHead;
import dev.pacenote.domain.notice.stream.StreamPosition;
import dev.pacenote.domain.notice.stream.UnreadCounts;
import java.time.Instant;

/** The items of the table {@code stream}: a head for each person at number 0, and their events. */
final class StreamItems {

    static final String SEQ = "seq";
    static final String AT = "at";
    static final String EPOCH = "epoch";

    private static final String UNREAD_MESSAGES = "unreadMessages";
    private static final String UNREAD_NOTIFICATIONS = "unreadNotifications";
    private static final String UNSEEN = "unseen";

    private StreamItems() {}

    static Item key(AccountId account, long seq) {
        return MessagingTables.of(account).put(SEQ, seq);
    }

    static Item headKey(AccountId account) {
        return key(account, 0);
    }

    static Item head(StreamHead head, long version) {
        var item =
                headKey(head.account())
                        .put(EPOCH, head.end().epoch().value())
                        .put("newest", head.seq())
                        .put(DynamoTable.VERSION, version)
                        .put("messagesReadUpTo", head.cutOffs().messagesRead())
                        .put("notificationsReadUpTo", head.cutOffs().notificationsRead())
                        .put("seenUpTo", head.cutOffs().seen());
        return counts(item, head.counts());
    }

    static StreamHead head(Item item) {
        return new StreamHead(
                MessagingTables.owner(item),
                new StreamPosition(new Epoch(item.string(EPOCH)), item.number("newest")),
                counts(item),
                new CutOffs(
                        item.number("messagesReadUpTo"),
                        item.number("notificationsReadUpTo"),
                        item.number("seenUpTo")));
    }

    /**
     * @param expires from then on it is none
     */
    static Item event(AccountId account, StreamEvent event, Instant expires) {
        var item =
                key(account, event.seq())
                        .put("type", event.type().name())
                        .put(AT, event.at())
                        .put("references", event.references().values())
                        .put(DynamoTable.EXPIRES, expires.getEpochSecond());
        return counts(item, event.counts());
    }

    static StreamEvent event(Item item) {
        return new StreamEvent(
                item.number(SEQ),
                new EventType(item.string("type")),
                item.instant(AT),
                counts(item),
                new StoredFacts(item.map("references")));
    }

    private static Item counts(Item item, UnreadCounts counts) {
        return item.put(UNREAD_MESSAGES, counts.messages())
                .put(UNREAD_NOTIFICATIONS, counts.notifications())
                .put(UNSEEN, counts.unseen());
    }

    private static UnreadCounts counts(Item item) {
        return new UnreadCounts(
                (int) item.number(UNREAD_MESSAGES),
                (int) item.number(UNREAD_NOTIFICATIONS),
                (int) item.number(UNSEEN));
    }
}
