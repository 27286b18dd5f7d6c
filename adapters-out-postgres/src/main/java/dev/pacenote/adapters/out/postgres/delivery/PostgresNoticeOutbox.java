package dev.pacenote.adapters.out.postgres.delivery;

import dev.pacenote.adapters.out.postgres.notice.NoticeRow;
import dev.pacenote.adapters.out.postgres.notice.inbox.PostgresInbox;
import dev.pacenote.adapters.out.postgres.platform.Json;
import dev.pacenote.application.delivery.dispatch.NoticeOutbox;
import dev.pacenote.application.delivery.dispatch.ReadableNotices;
import dev.pacenote.application.notice.TopicDefinition;
import dev.pacenote.application.notice.Topics;
import dev.pacenote.configuration.Choices;
import dev.pacenote.domain.notice.Notice;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** New notices in Postgres. */
@Singleton
@Requires(property = Choices.INBOX, notEquals = Choices.INBOX_IN_DYNAMODB)
public final class PostgresNoticeOutbox implements NoticeOutbox {

    private final UndispatchedRows rows;
    private final PostgresInbox inbox;
    private final Topics topics;

    PostgresNoticeOutbox(UndispatchedRows rows, PostgresInbox inbox, List<TopicDefinition> topics) {
        this.rows = rows;
        this.inbox = inbox;
        this.topics = new Topics(topics);
    }

    @Override
    public List<Undispatched> take(int limit) {
        return ReadableNotices.oldest(limit, rows::take, this::undispatched);
    }

    @Override
    public List<Undispatched> take(Collection<Key> notices) {
        return undispatched(
                rows.takeThese(
                        Json.write(
                                notices.stream()
                                        .map(
                                                key ->
                                                        Map.of(
                                                                "account",
                                                                key.account().value(),
                                                                "topic",
                                                                key.topic().name(),
                                                                "fact",
                                                                key.fact()))
                                        .toList())));
    }

    private List<Undispatched> undispatched(List<NoticeRow> taken) {
        var notices =
                taken.stream()
                        .flatMap(
                                row ->
                                        ReadableNotices.read(
                                                row,
                                                row.topic() + " " + row.id(),
                                                known -> known.notice(topics))
                                                .stream())
                        .toList();
        if (notices.isEmpty()) {
            return List.of();
        }
        var items = inbox.showing(notices.stream().map(Notice::id).toList());
        return notices.stream()
                .map(
                        notice ->
                                new Undispatched(
                                        notice, Optional.ofNullable(items.get(notice.id()))))
                .toList();
    }

    @Override
    public void markDispatched(Collection<Notice> notices) {
        rows.markDispatched(
                notices.stream().map(notice -> notice.id().toString()).toArray(String[]::new));
    }

    @Override
    public Optional<Notice> find(Key notice) {
        return Optional.ofNullable(
                        rows.find(notice.account().value(), notice.topic().name(), notice.fact()))
                .map(row -> row.notice(topics));
    }

    @Override
    public Optional<Instant> oldest() {
        return Optional.ofNullable(rows.oldest());
    }
}
