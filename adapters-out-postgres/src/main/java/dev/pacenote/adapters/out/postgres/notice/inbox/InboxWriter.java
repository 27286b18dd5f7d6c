package dev.pacenote.adapters.out.postgres.notice.inbox;

import dev.pacenote.adapters.out.postgres.notice.stream.ChangeWriter;
import dev.pacenote.adapters.out.postgres.platform.Rows;
import dev.pacenote.application.notice.Notices;
import dev.pacenote.application.notice.inbox.InboxChange;
import dev.pacenote.domain.notice.Notice;
import dev.pacenote.domain.notice.inbox.Notification;
import jakarta.inject.Singleton;
import java.util.List;

/** Writes changes of inboxes. */
@Singleton
final class InboxWriter implements ChangeWriter<InboxChange> {

    private final NotificationRows rows;
    private final Notices notices;

    InboxWriter(NotificationRows rows, Notices notices) {
        this.rows = rows;
        this.notices = notices;
    }

    @Override
    public Class<InboxChange> type() {
        return InboxChange.class;
    }

    @Override
    public void write(InboxChange change) {
        switch (change) {
            case InboxChange.Tell(var notice, var notification) -> tell(notice, notification);
            case InboxChange.TellUnlisted(var notice) -> tell(notice);
            case InboxChange.Save(var notification) ->
                    rows.put(NotificationRow.columns(notification));
            case InboxChange.Remove(var account, var id) -> rows.remove(account.value(), id);
            case InboxChange.ReadUpTo(var account, var topics, var upTo, var at) ->
                    rows.readUpTo(
                            account.value(),
                            upTo,
                            Rows.microseconds(at),
                            topics.isEmpty(),
                            PostgresInbox.names(topics));
            case InboxChange.SeenUpTo(var account, var upTo, var at) ->
                    rows.seenUpTo(account.value(), upTo, Rows.microseconds(at));
        }
    }

    private void tell(Notice notice, Notification notification) {
        tell(notice);
        rows.put(NotificationRow.columns(notification));
        rows.show(
                notice.account().value(),
                notification.id(),
                notification.gathered().seq(),
                notice.id());
    }

    private void tell(Notice notice) {
        if (notices.tell(notice.account(), List.of(notice)) == 0) {
            throw new IllegalStateException("told already: " + notice.key());
        }
    }
}
