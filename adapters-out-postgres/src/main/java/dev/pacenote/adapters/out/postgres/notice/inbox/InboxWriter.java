package dev.pacenote.adapters.out.postgres.notice.inbox;

import dev.pacenote.adapters.out.postgres.notice.PostgresNotices;
import dev.pacenote.adapters.out.postgres.notice.stream.ChangeWriter;
import dev.pacenote.adapters.out.postgres.platform.Json;
import dev.pacenote.adapters.out.postgres.platform.Rows;
import dev.pacenote.application.notice.inbox.InboxChange;
import dev.pacenote.domain.notice.inbox.Arrivals;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Writes changes of inboxes. */
@Singleton
final class InboxWriter implements ChangeWriter<InboxChange> {

    private final NotificationRows rows;
    private final PostgresNotices notices;

    InboxWriter(NotificationRows rows, PostgresNotices notices) {
        this.rows = rows;
        this.notices = notices;
    }

    @Override
    public Class<InboxChange> type() {
        return InboxChange.class;
    }

    @Override
    public void write(List<InboxChange> changes) {
        changes.forEach(this::write);
    }

    private void write(InboxChange change) {
        switch (change) {
            case InboxChange.Tell tell -> tell(tell);
            case InboxChange.Save(var notification) ->
                    rows.put(Json.write(NotificationRow.columns(notification)));
            case InboxChange.Remove(var account, var id) -> rows.remove(account.value(), id);
            case InboxChange.ReadUpTo(var account, var topics, var upTo, var at) ->
                    rows.readUpTo(
                            account.value(),
                            upTo,
                            Rows.microseconds(at),
                            topics.isEmpty(),
                            PostgresInbox.names(topics));
            case InboxChange.SeenUpTo(var account, var topics, var upTo, var at) ->
                    rows.seenUpTo(
                            account.value(),
                            upTo,
                            Rows.microseconds(at),
                            topics.isEmpty(),
                            PostgresInbox.names(topics));
        }
    }

    private void tell(InboxChange.Tell tell) {
        var told = tell.told().stream().map(Arrivals.Told::notice).toList();
        var stored =
                rows.tell(
                        tell.account().value(),
                        notices.columns(told),
                        Json.write(
                                tell.notifications().stream()
                                        .map(NotificationRow::columns)
                                        .toList()),
                        Json.write(tell.told().stream().flatMap(InboxWriter::shown).toList()));
        if (stored.size() < told.size()) {
            throw new IllegalStateException("told already: some of " + told.size() + " notices");
        }
    }

    private static Stream<Map<String, Object>> shown(Arrivals.Told told) {
        return told.notification().stream()
                .map(
                        notification ->
                                Map.of(
                                        "notification",
                                        notification.id().toString(),
                                        "seq",
                                        notification.gathered().seq(),
                                        "notice",
                                        told.notice().id().toString()));
    }
}
