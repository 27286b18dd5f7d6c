package dev.pacenote.adapters.out.dynamodb.notice.inbox;

import dev.pacenote.adapters.out.dynamodb.notice.MessagingTables;
import dev.pacenote.adapters.out.dynamodb.platform.DynamoTable;
import dev.pacenote.adapters.out.dynamodb.platform.Item;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.StoredFacts;
import dev.pacenote.domain.notice.Topic;
import dev.pacenote.domain.notice.inbox.Notification;
import dev.pacenote.domain.notice.inbox.ReadState;
import dev.pacenote.domain.notice.inbox.Source;
import java.time.Duration;
import java.util.UUID;

/** The items of the table {@code notifications}. */
final class NotificationItems {

    static final String ID = "notificationId";
    static final String SEQ = "seq";

    /** There while it is stored as unread, and only then: its number in the list. */
    static final String UNREAD = "unread";

    static final String EXPIRES_AT = "expiresAt";
    static final String BUCKET = "bucket";
    static final String TOPIC = "topic";
    static final String ARCHIVED = "archived";

    /** The version of its person's head that stored it. */
    static final String AT = "at";

    /** In the item of a source: which notification takes in what comes next about it. */
    static final String NOTIFICATION = "notification";

    /** It is taken out by a commit when it is expired; should nobody do that, it goes by itself. */
    private static final Duration TAKEN_OUT_WITHIN = Duration.ofDays(7);

    private NotificationItems() {}

    static Item key(AccountId account, UUID id) {
        return MessagingTables.of(account).put(ID, id);
    }

    static Item openKey(AccountId account, Source source) {
        return MessagingTables.of(account).put(ID, "open#" + source.kind() + "#" + source.id());
    }

    static Item cutOffsKey(AccountId account) {
        return MessagingTables.of(account).put(ID, "cut-offs");
    }

    /**
     * @param at the version of the head that stores it
     */
    static Item item(Notification notification, long at) {
        var marks = notification.marks();
        var gathered = notification.gathered();
        var item =
                key(notification.account(), notification.id())
                        .put(TOPIC, notification.key().topic().name())
                        .put("sourceKind", notification.key().source().kind())
                        .put("sourceId", notification.key().source().id())
                        .put("notices", gathered.count())
                        .put(SEQ, gathered.seq())
                        .put("facts", gathered.facts().values())
                        .put("occurredAt", gathered.occurredAt())
                        .put("read", marks.readState().read())
                        .put("firstReadAt", marks.readState().firstReadAt())
                        .put("unreadSince", marks.readState().unreadSince())
                        .put("seenAt", marks.seenAt())
                        .put(ARCHIVED, marks.archived())
                        .put("open", marks.open())
                        .put("createdAt", notification.lifetime().createdAt())
                        .put(EXPIRES_AT, notification.lifetime().expiresAt())
                        .put(BUCKET, MessagingTables.bucket(notification.account()))
                        .put(AT, at)
                        .put(
                                DynamoTable.EXPIRES,
                                notification
                                        .lifetime()
                                        .expiresAt()
                                        .plus(TAKEN_OUT_WITHIN)
                                        .getEpochSecond());
        marks.delivered()
                .ifPresent(
                        delivered ->
                                item.put("deliveredNotices", delivered.notices())
                                        .put("deliveredAt", delivered.at()));
        return notification.isRead() ? item : item.put(UNREAD, gathered.seq());
    }

    /** A notification as it is stored, whatever cut-offs say. */
    static Notification notification(Item item) {
        return new Notification(
                new Notification.Key(
                        item.uuid(ID),
                        MessagingTables.owner(item),
                        new Topic(item.string(TOPIC)),
                        new Source(item.string("sourceKind"), item.string("sourceId"))),
                new Notification.Gathered(
                        (int) item.number("notices"),
                        item.number(SEQ),
                        new StoredFacts(item.map("facts")),
                        item.instant("occurredAt")),
                new Notification.Marks(
                        new ReadState(
                                item.bool("read"),
                                item.maybeInstant("firstReadAt"),
                                item.number("unreadSince")),
                        item.maybeInstant("seenAt"),
                        item.maybeInstant("deliveredAt")
                                .map(
                                        at ->
                                                new Notification.Delivered(
                                                        (int) item.number("deliveredNotices"), at)),
                        item.bool(ARCHIVED),
                        item.bool("open")),
                new Notification.Lifetime(item.instant("createdAt"), item.instant(EXPIRES_AT)));
    }
}
