package dev.pacenote.adapters.out.dynamodb.notice.inbox;

import dev.pacenote.adapters.out.dynamodb.notice.DynamoNotices;
import dev.pacenote.adapters.out.dynamodb.notice.MessagingTables;
import dev.pacenote.adapters.out.dynamodb.notice.inbox.InboxCutOffs.CutOff;
import dev.pacenote.adapters.out.dynamodb.notice.stream.ChangeWriter;
import dev.pacenote.adapters.out.dynamodb.notice.stream.CommitWrites;
import dev.pacenote.adapters.out.dynamodb.platform.Item;
import dev.pacenote.application.notice.inbox.InboxChange;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.inbox.Notification;
import java.util.UUID;

/** Writes changes of inboxes. */
public final class InboxWriter implements ChangeWriter<InboxChange> {

    /** Up to so many notifications are written as a cut-off leaves them; each has two items. */
    public static final int FEW = 30;

    private final MessagingTables tables;
    private final DynamoNotices notices;
    private final DynamoInbox inbox;
    private final int few;

    /**
     * @param few a cut-off of more notifications is one number
     */
    public InboxWriter(MessagingTables tables, DynamoNotices notices, DynamoInbox inbox, int few) {
        this.tables = tables;
        this.notices = notices;
        this.inbox = inbox;
        this.few = few;
    }

    @Override
    public Class<InboxChange> type() {
        return InboxChange.class;
    }

    @Override
    public void write(InboxChange change, CommitWrites writes) {
        switch (change) {
            case InboxChange.Tell tell -> {
                notices.tell(tell.told(), writes.set());
                writes.set()
                        .prepare(
                                tables.notifications(),
                                tell.notifications().stream()
                                        .map(InboxWriter::openKey)
                                        .distinct()
                                        .toList());
                tell.notifications().forEach(notification -> put(notification, writes));
            }
            case InboxChange.Save(var notification) -> put(notification, writes);
            case InboxChange.Remove(var account, var id) -> remove(account, id, writes);
            case InboxChange.ReadUpTo(var account, var topics, var upTo, var at) ->
                    cut(
                            account,
                            new CutOff(true, topics, upTo, at, writes.version(account, 0)),
                            writes);
            case InboxChange.SeenUpTo(var account, var topics, var upTo, var at) ->
                    cut(
                            account,
                            new CutOff(false, topics, upTo, at, writes.version(account, 0)),
                            writes);
        }
    }

    private void put(Notification notification, CommitWrites writes) {
        var account = notification.account();
        writes.set()
                .put(
                        tables.notifications(),
                        NotificationItems.key(account, notification.id()),
                        NotificationItems.item(notification, writes.version(account, 0)));
        if (notification.isOpen()) {
            var key = openKey(notification);
            writes.set()
                    .find(tables.notifications(), key)
                    .ifPresent(named -> demandClosed(named, notification, writes));
            writes.set()
                    .put(
                            tables.notifications(),
                            key,
                            key.copy().put(NotificationItems.NOTIFICATION, notification.id()));
        }
        // Otherwise the item of its source may still name it: who follows it sees that it is
        // closed.
    }

    private static Item openKey(Notification notification) {
        return NotificationItems.openKey(notification.account(), notification.key().source());
    }

    /** Two are never open about one source. */
    private void demandClosed(Item named, Notification next, CommitWrites writes) {
        var id = named.uuid(NotificationItems.NOTIFICATION);
        var account = next.account();
        boolean another =
                !id.equals(next.id())
                        && writes.set()
                                .find(tables.notifications(), NotificationItems.key(account, id))
                                .map(item -> inbox.asItIs(account, item))
                                .filter(Notification::isOpen)
                                .isPresent();
        if (another) {
            throw new IllegalStateException("another one is open about the source of " + next.id());
        }
    }

    private void remove(AccountId account, UUID id, CommitWrites writes) {
        var key = NotificationItems.key(account, id);
        writes.set()
                .find(tables.notifications(), key)
                .map(NotificationItems::notification)
                .map(gone -> NotificationItems.openKey(account, gone.key().source()))
                .filter(
                        open ->
                                writes.set()
                                        .find(tables.notifications(), open)
                                        .filter(
                                                named ->
                                                        named.uuid(NotificationItems.NOTIFICATION)
                                                                .equals(id))
                                        .isPresent())
                .ifPresent(open -> writes.set().delete(tables.notifications(), open));
        writes.set().delete(tables.notifications(), key);
    }

    private void cut(AccountId account, CutOff cutOff, CommitWrites writes) {
        var taken = inbox.unread(account).stream().filter(cutOff::takes).toList();
        if (taken.size() <= few) {
            taken.stream().map(cutOff::applied).forEach(after -> put(after, writes));
            return;
        }
        var key = NotificationItems.cutOffsKey(account);
        var before = InboxCutOffs.of(writes.set().find(tables.notifications(), key));
        writes.set().put(tables.notifications(), key, before.with(cutOff).item(key));
    }
}
