package dev.pacenote.adapters.out.postgres.notice.inbox;

import dev.pacenote.adapters.out.postgres.notice.PostgresNotices;
import dev.pacenote.adapters.out.postgres.notice.stream.PlacedRows;
import dev.pacenote.adapters.out.postgres.platform.Json;
import dev.pacenote.adapters.out.postgres.platform.Rows;
import dev.pacenote.application.notice.inbox.Inbox;
import dev.pacenote.application.notice.stream.ListPosition;
import dev.pacenote.configuration.Choices;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Notice;
import dev.pacenote.domain.notice.Topic;
import dev.pacenote.domain.notice.inbox.Notification;
import dev.pacenote.domain.notice.inbox.Source;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Inboxes in Postgres. */
@Singleton
@Requires(property = Choices.INBOX, notEquals = Choices.INBOX_IN_DYNAMODB)
public final class PostgresInbox implements Inbox {

    private final NotificationRows rows;
    private final PostgresNotices notices;

    PostgresInbox(NotificationRows rows, PostgresNotices notices) {
        this.rows = rows;
        this.notices = notices;
    }

    @Override
    public Optional<Notification> find(AccountId account, UUID id) {
        return rows.find(account.value(), id).map(NotificationRow::notification);
    }

    @Override
    public Map<UUID, Notification> findAll(AccountId account, Collection<UUID> ids) {
        return rows
                .findAll(account.value(), ids.stream().map(UUID::toString).toArray(String[]::new))
                .stream()
                .collect(Collectors.toMap(NotificationRow::id, NotificationRow::notification));
    }

    @Override
    public List<Notification> open(AccountId account, Set<Source> sources) {
        return rows.open(account.value(), Json.write(sources)).stream()
                .map(NotificationRow::notification)
                .toList();
    }

    @Override
    public List<ListPosition.Placed<Notification>> page(
            Filter filter, ListPosition from, int limit, Instant now) {
        return PlacedRows.page(
                from,
                limit,
                (position, atMost) -> places(filter, position, atMost, now),
                NotificationRows.PlacedRow::place,
                places -> placed(filter.account().value(), places));
    }

    private List<NotificationRows.PlacedRow> places(
            Filter filter, ListPosition from, int limit, Instant now) {
        return rows.page(
                filter.account().value(),
                from.asOf(),
                from.before(),
                filter.archived(),
                Rows.microseconds(now),
                filter.read().orElse(null),
                filter.seen().orElse(null),
                filter.topics().isEmpty(),
                names(filter.topics()),
                limit);
    }

    @Override
    public long count(Filter filter, Instant now) {
        return rows.count(
                filter.account().value(),
                filter.archived(),
                Rows.microseconds(now),
                filter.read().orElse(null),
                filter.seen().orElse(null),
                filter.topics().isEmpty(),
                names(filter.topics()));
    }

    /** Those at these places that are still there. */
    private List<ListPosition.Placed<Notification>> placed(
            long account, List<NotificationRows.PlacedRow> places) {
        var found =
                rows
                        .findAll(
                                account,
                                places.stream()
                                        .map(NotificationRows.PlacedRow::id)
                                        .map(UUID::toString)
                                        .toArray(String[]::new))
                        .stream()
                        .collect(Collectors.toMap(NotificationRow::id, Function.identity()));
        return places.stream()
                .flatMap(
                        place ->
                                Optional.ofNullable(found.get(place.id()))
                                        .map(
                                                row ->
                                                        new ListPosition.Placed<>(
                                                                row.notification(), place.place()))
                                        .stream())
                .toList();
    }

    @Override
    public List<Notice> notices(AccountId account, UUID notification, int limit) {
        return notices.shownBy(account, notification, limit);
    }

    /**
     * The notifications that show these notices, by the notice; a notice without one is missing.
     */
    public Map<UUID, Notification> showing(Collection<UUID> notices) {
        var ids = notices.stream().map(UUID::toString).toArray(String[]::new);
        var found =
                rows.thatShow(ids).stream()
                        .collect(
                                Collectors.toMap(
                                        NotificationRow::id, NotificationRow::notification));
        var showing = new HashMap<UUID, Notification>();
        rows.showing(ids)
                .forEach(
                        row ->
                                Optional.ofNullable(found.get(row.notification()))
                                        .ifPresent(item -> showing.put(row.notice(), item)));
        return showing;
    }

    @Override
    public Taken takenByRead(AccountId account, Optional<Set<Topic>> topics, long upToSeq) {
        var taken = rows.takenByRead(account.value(), upToSeq, topics.isEmpty(), names(topics));
        return new Taken(taken.unread(), taken.unseen());
    }

    @Override
    public int takenBySeen(AccountId account, Optional<Set<Topic>> topics, long upToSeq) {
        return rows.takenBySeen(account.value(), upToSeq, topics.isEmpty(), names(topics));
    }

    @Override
    public List<Notification> undelivered(AccountId account, long upToSeq, int limit) {
        return rows.undelivered(account.value(), upToSeq, limit).stream()
                .map(NotificationRow::notification)
                .toList();
    }

    @Override
    public List<Notification> expired(Instant now, Set<AccountId> except, int limit) {
        var accounts = except.stream().map(AccountId::value).toArray(Long[]::new);
        return rows.expired(Rows.microseconds(now), accounts, limit).stream()
                .map(NotificationRow::notification)
                .toList();
    }

    @Override
    public List<Notification> expired(AccountId account, Instant now, int limit) {
        return rows.expiredOf(account.value(), Rows.microseconds(now), limit).stream()
                .map(NotificationRow::notification)
                .toList();
    }

    @Override
    public Taken recount(AccountId account) {
        var counted = rows.recount(account.value());
        return new Taken(counted.unread(), counted.unseen());
    }

    static String[] names(Optional<Set<Topic>> topics) {
        return topics.stream().flatMap(Set::stream).map(Topic::name).toArray(String[]::new);
    }
}
