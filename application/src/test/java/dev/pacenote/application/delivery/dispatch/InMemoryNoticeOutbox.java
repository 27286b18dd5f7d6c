package dev.pacenote.application.delivery.dispatch;

import dev.pacenote.application.platform.Tables;
import dev.pacenote.application.platform.Tables.NoticeRow;
import dev.pacenote.application.platform.Tables.OwnKey;
import dev.pacenote.domain.notice.Notice;
import dev.pacenote.domain.notice.inbox.Notification;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** New notices in memory; a transaction has all of them alone. */
public final class InMemoryNoticeOutbox implements NoticeOutbox {

    private final Tables tables;

    public InMemoryNoticeOutbox(Tables tables) {
        this.tables = tables;
    }

    private static Stream<Notice> undispatched(Tables.State state) {
        return state.notices.stream()
                .map(NoticeRow::notice)
                .filter(notice -> !state.dispatched.contains(notice.id()));
    }

    @Override
    public List<Undispatched> take(int limit) {
        return tables.with(
                state ->
                        undispatched(state)
                                .limit(limit)
                                .map(notice -> new Undispatched(notice, item(state, notice)))
                                .toList());
    }

    @Override
    public List<Undispatched> take(Collection<Key> notices) {
        return tables.with(
                state ->
                        undispatched(state)
                                .filter(notice -> notices.contains(Key.of(notice)))
                                .map(notice -> new Undispatched(notice, item(state, notice)))
                                .toList());
    }

    private static Optional<Notification> item(Tables.State state, Notice notice) {
        return state.shownNotices.stream()
                .filter(shown -> shown.notice().id().equals(notice.id()))
                .map(shown -> new OwnKey(shown.account(), shown.notification()))
                .map(state.notifications::get)
                .findFirst();
    }

    @Override
    public void markDispatched(Collection<Notice> notices) {
        tables.with(state -> state.dispatched.addAll(notices.stream().map(Notice::id).toList()));
    }

    @Override
    public Optional<Notice> find(Key wanted) {
        return tables.with(
                state ->
                        state.notices.stream()
                                .map(NoticeRow::notice)
                                .filter(notice -> Key.of(notice).equals(wanted))
                                .findFirst());
    }

    @Override
    public Optional<Instant> oldest() {
        return tables.with(state -> undispatched(state).map(Notice::foundAt).findFirst());
    }
}
