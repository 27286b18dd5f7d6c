package dev.pacenote.application.notice.inbox;

import dev.pacenote.application.notice.stream.ListPosition;
import dev.pacenote.application.platform.Tables;
import dev.pacenote.application.platform.Tables.OwnKey;
import dev.pacenote.application.platform.Tables.ShownNotice;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Notice;
import dev.pacenote.domain.notice.Topic;
import dev.pacenote.domain.notice.inbox.Notification;
import dev.pacenote.domain.notice.inbox.Source;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Inboxes in memory. */
public final class InMemoryInbox implements Inbox {

    private final Tables tables;

    public InMemoryInbox(Tables tables) {
        this.tables = tables;
    }

    /** Writes a change within a commit. */
    public static void write(Tables.State state, InboxChange change) {
        switch (change) {
            case InboxChange.Tell tell -> tell(state, tell);
            case InboxChange.Save(var notification) -> put(state, notification);
            case InboxChange.Remove(var account, var id) -> {
                state.notifications.remove(new OwnKey(account, id));
                state.shownNotices.removeIf(shown -> shown.notification().equals(id));
            }
            case InboxChange.ReadUpTo(var account, var topics, var upTo, var at) ->
                    of(state, account)
                            .filter(n -> n.isReadBy(upTo) && isOf(n, topics))
                            .toList()
                            .forEach(n -> put(state, n.read(at)));
            case InboxChange.SeenUpTo(var account, var topics, var upTo, var at) ->
                    of(state, account)
                            .filter(n -> n.isSeenBy(upTo) && isOf(n, topics))
                            .toList()
                            .forEach(n -> put(state, n.seen(at)));
        }
    }

    private static void tell(Tables.State state, InboxChange.Tell tell) {
        tell.notifications().forEach(notification -> put(state, notification));
        for (var told : tell.told()) {
            var notice = told.notice();
            boolean known =
                    state.notices.stream()
                            .map(Tables.NoticeRow::notice)
                            .filter(other -> other.account().equals(notice.account()))
                            .anyMatch(other -> other.key().sameFact(notice.key()));
            if (known) {
                throw new IllegalStateException("told already: " + notice.key());
            }
            state.notices.add(new Tables.NoticeRow(++state.lastNotice, notice, Optional.empty()));
            told.notification()
                    .ifPresent(
                            notification ->
                                    state.shownNotices.add(
                                            new ShownNotice(
                                                    notice.account(),
                                                    notification.id(),
                                                    notification.gathered().seq(),
                                                    notice)));
        }
    }

    private static void put(Tables.State state, Notification notification) {
        boolean another =
                of(state, notification.account())
                        .filter(n -> n.isOpen() && !n.id().equals(notification.id()))
                        .anyMatch(n -> n.key().source().equals(notification.key().source()));
        if (notification.isOpen() && another) {
            throw new IllegalStateException("two are open: " + notification.key().source());
        }
        state.notifications.put(
                new OwnKey(notification.account(), notification.id()), notification);
    }

    private static Stream<Notification> of(Tables.State state, AccountId account) {
        return state.notifications.values().stream().filter(n -> n.account().equals(account));
    }

    private static boolean isOf(Notification notification, Optional<Set<Topic>> topics) {
        return topics.isEmpty() || topics.get().contains(notification.key().topic());
    }

    @Override
    public Optional<Notification> find(AccountId account, UUID id) {
        return tables.with(
                state -> Optional.ofNullable(state.notifications.get(new OwnKey(account, id))));
    }

    @Override
    public Map<UUID, Notification> findAll(AccountId account, Collection<UUID> ids) {
        return tables.with(
                state ->
                        of(state, account)
                                .filter(n -> ids.contains(n.id()))
                                .collect(Collectors.toMap(Notification::id, Function.identity())));
    }

    @Override
    public List<Notification> open(AccountId account, Set<Source> sources) {
        return tables.with(
                state ->
                        of(state, account)
                                .filter(Notification::isOpen)
                                .filter(n -> sources.contains(n.key().source()))
                                .toList());
    }

    @Override
    public List<ListPosition.Placed<Notification>> page(
            Filter filter, ListPosition from, int limit, Instant now) {
        return tables.with(
                state ->
                        of(state, filter.account())
                                .filter(n -> matches(n, filter) && !n.isExpired(now))
                                .flatMap(n -> placed(state, n, from.asOf()))
                                .filter(placed -> placed.number() < from.before())
                                .sorted(
                                        Comparator.comparingLong(
                                                        ListPosition.Placed<Notification>::number)
                                                .reversed())
                                .limit(limit)
                                .toList());
    }

    @Override
    public long count(Filter filter, Instant now) {
        return tables.with(
                state ->
                        of(state, filter.account())
                                .filter(n -> matches(n, filter) && !n.isExpired(now))
                                .count());
    }

    private static boolean matches(Notification n, Filter filter) {
        return isOf(n, filter.topics())
                && n.isArchived() == filter.archived()
                && filter.read().map(read -> read == n.isRead()).orElse(true)
                && filter.seen().map(seen -> seen == n.marks().seenAt().isPresent()).orElse(true);
    }

    private static Stream<ListPosition.Placed<Notification>> placed(
            Tables.State state, Notification n, long asOf) {
        var number =
                n.gathered().seq() <= asOf
                        ? OptionalLong.of(n.gathered().seq())
                        : shown(state, n.account(), n.id())
                                .mapToLong(ShownNotice::seq)
                                .filter(seq -> seq <= asOf)
                                .max();
        return number.stream().mapToObj(seq -> new ListPosition.Placed<>(n, seq));
    }

    private static Stream<ShownNotice> shown(
            Tables.State state, AccountId account, UUID notification) {
        return state.shownNotices.reversed().stream()
                .filter(shown -> shown.account().equals(account))
                .filter(shown -> shown.notification().equals(notification));
    }

    @Override
    public List<Notice> notices(AccountId account, UUID notification, int limit) {
        return tables.with(
                state ->
                        shown(state, account, notification)
                                .sorted(Comparator.comparingLong(ShownNotice::seq).reversed())
                                .limit(limit)
                                .map(ShownNotice::notice)
                                .toList());
    }

    @Override
    public Taken takenByRead(AccountId account, Optional<Set<Topic>> topics, long upToSeq) {
        return tables.with(
                state ->
                        taken(
                                of(state, account)
                                        .filter(n -> n.isReadBy(upToSeq) && isOf(n, topics))
                                        .toList()));
    }

    private static Taken taken(List<Notification> notifications) {
        return new Taken(
                (int) notifications.stream().filter(Notification::countsAsUnread).count(),
                (int) notifications.stream().filter(Notification::countsAsUnseen).count());
    }

    @Override
    public int takenBySeen(AccountId account, Optional<Set<Topic>> topics, long upToSeq) {
        return tables.with(
                state ->
                        (int)
                                of(state, account)
                                        .filter(n -> n.isSeenBy(upToSeq) && isOf(n, topics))
                                        .count());
    }

    @Override
    public List<Notification> undelivered(AccountId account, long upToSeq, int limit) {
        return tables.with(
                state ->
                        of(state, account)
                                .filter(n -> n.isDeliveredBy(upToSeq))
                                .sorted(Comparator.comparingLong(n -> n.gathered().seq()))
                                .limit(limit)
                                .toList());
    }

    @Override
    public List<Notification> expired(Instant now, Set<AccountId> except, int limit) {
        return tables.with(
                state ->
                        state.notifications.values().stream()
                                .filter(n -> n.isExpired(now) && !except.contains(n.account()))
                                .sorted(Comparator.comparing(n -> n.lifetime().expiresAt()))
                                .limit(limit)
                                .toList());
    }

    @Override
    public List<Notification> expired(AccountId account, Instant now, int limit) {
        return tables.with(
                state -> of(state, account).filter(n -> n.isExpired(now)).limit(limit).toList());
    }

    @Override
    public Taken recount(AccountId account) {
        return tables.with(state -> taken(of(state, account).toList()));
    }
}
