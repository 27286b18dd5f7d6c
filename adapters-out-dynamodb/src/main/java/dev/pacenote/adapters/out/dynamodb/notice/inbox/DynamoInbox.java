package dev.pacenote.adapters.out.dynamodb.notice.inbox;

import dev.pacenote.adapters.out.dynamodb.notice.DynamoNotices;
import dev.pacenote.adapters.out.dynamodb.notice.MessagingTables;
import dev.pacenote.adapters.out.dynamodb.platform.Item;
import dev.pacenote.application.notice.inbox.Inbox;
import dev.pacenote.application.notice.stream.ListPosition;
import dev.pacenote.application.notice.stream.ListPosition.Placed;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Notice;
import dev.pacenote.domain.notice.Topic;
import dev.pacenote.domain.notice.inbox.Notification;
import dev.pacenote.domain.notice.inbox.Source;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Inboxes in DynamoDB. A notification is what is stored of it and what cut-offs say since then, by
 * the domain's own predicates. Items are read before the cut-offs: one that was said in between
 * holds for them.
 */
public final class DynamoInbox implements Inbox {

    private final MessagingTables tables;
    private final DynamoNotices notices;

    public DynamoInbox(MessagingTables tables, DynamoNotices notices) {
        this.tables = tables;
        this.notices = notices;
    }

    private InboxCutOffs cutOffs(AccountId account) {
        return InboxCutOffs.of(tables.notifications().get(NotificationItems.cutOffsKey(account)));
    }

    private List<Notification> shown(AccountId account, List<Item> stored) {
        if (stored.isEmpty()) {
            return List.of();
        }
        var cutOffs = cutOffs(account);
        return stored.stream().map(cutOffs::applied).toList();
    }

    @Override
    public Optional<Notification> find(AccountId account, UUID id) {
        return tables.notifications()
                .get(NotificationItems.key(account, id))
                .map(item -> asItIs(account, item));
    }

    /** A stored notification as it is. */
    Notification asItIs(AccountId account, Item stored) {
        return cutOffs(account).applied(stored);
    }

    @Override
    public Map<UUID, Notification> findAll(AccountId account, Collection<UUID> ids) {
        return shown(account, stored(account, ids)).stream()
                .collect(Collectors.toMap(Notification::id, Function.identity()));
    }

    private List<Item> stored(AccountId account, Collection<UUID> ids) {
        return tables.notifications()
                .getAll(
                        Set.copyOf(ids).stream()
                                .map(id -> NotificationItems.key(account, id))
                                .toList());
    }

    @Override
    public List<Notification> open(AccountId account, Set<Source> sources) {
        var named =
                tables
                        .notifications()
                        .getAll(
                                sources.stream()
                                        .map(source -> NotificationItems.openKey(account, source))
                                        .toList())
                        .stream()
                        .map(item -> item.uuid(NotificationItems.NOTIFICATION))
                        .toList();
        return shown(account, stored(account, named)).stream()
                .filter(Notification::isOpen)
                .toList();
    }

    @Override
    public List<Placed<Notification>> page(
            Filter filter, ListPosition from, int limit, Instant now) {
        var account = filter.account();
        Predicate<Notification> wanted = notification -> matches(notification, filter, now);
        var cutOffs = cutOffs(account);
        boolean unread = asksForUnread(filter);
        long end = Math.min(from.before() - 1, from.asOf());
        var settled =
                tables.notifications()
                        .query(
                                NotificationQueries.bySeq(account, unread, 1, end),
                                items ->
                                        items.map(cutOffs::applied)
                                                .filter(wanted)
                                                .limit(limit)
                                                .map(
                                                        item ->
                                                                new Placed<>(
                                                                        item,
                                                                        item.gathered().seq()))
                                                .toList());
        // What moved since the reader began is where it was then, which only its notices know.
        // Asked second: what moves between the two is found twice, and never by neither.
        var moved =
                tables.notifications()
                        .query(
                                NotificationQueries.bySeq(
                                        account, unread, from.asOf() + 1, Long.MAX_VALUE),
                                items ->
                                        items.map(cutOffs::applied)
                                                .filter(wanted)
                                                .flatMap(item -> placed(item, from))
                                                .toList());
        var found = new LinkedHashMap<UUID, Placed<Notification>>();
        Stream.concat(settled.stream(), moved.stream())
                .forEach(one -> found.put(one.item().id(), one));
        return found.values().stream()
                .sorted(
                        Comparator.comparingLong((Placed<Notification> one) -> one.number())
                                .reversed())
                .limit(limit)
                .toList();
    }

    private static boolean asksForUnread(Filter filter) {
        return filter.read().filter(read -> !read).isPresent();
    }

    @Override
    public long count(Filter filter, Instant now) {
        if (filter.topics().filter(Set::isEmpty).isPresent()) {
            return 0;
        }
        if (filter.read().isEmpty() && filter.seen().isEmpty()) {
            // Nothing that cut-offs say: the table counts by itself.
            return tables.notifications()
                    .count(
                            NotificationQueries.living(
                                    filter.account(), filter.archived(), filter.topics(), now));
        }
        var cutOffs = cutOffs(filter.account());
        return tables.notifications()
                .query(
                        NotificationQueries.bySeq(
                                filter.account(), asksForUnread(filter), 1, Long.MAX_VALUE),
                        items ->
                                items.map(cutOffs::applied)
                                        .filter(item -> matches(item, filter, now))
                                        .count());
    }

    private Stream<Placed<Notification>> placed(Notification notification, ListPosition from) {
        return notices.newestUpTo(notification.account(), notification.id(), from.asOf()).stream()
                .filter(number -> number < from.before())
                .mapToObj(number -> new Placed<>(notification, number));
    }

    private static boolean matches(Notification notification, Filter filter, Instant now) {
        return notification.isArchived() == filter.archived()
                && !notification.isExpired(now)
                && isAmong(notification, filter.topics())
                && filter.read().map(read -> read == notification.isRead()).orElse(true)
                && filter.seen()
                        .map(seen -> seen == notification.marks().seenAt().isPresent())
                        .orElse(true);
    }

    private static boolean isAmong(Notification notification, Optional<Set<Topic>> topics) {
        return topics.map(of -> of.contains(notification.key().topic())).orElse(true);
    }

    @Override
    public List<Notice> notices(AccountId account, UUID notification, int limit) {
        return tables.notifications().get(NotificationItems.key(account, notification)).isPresent()
                ? notices.shownBy(account, notification, limit)
                : List.of();
    }

    /** All that may be unread: what is stored as read is. */
    List<Notification> unread(AccountId account) {
        return shown(account, tables.notifications().query(NotificationQueries.unread(account)));
    }

    @Override
    public Taken takenByRead(AccountId account, Optional<Set<Topic>> topics, long upToSeq) {
        return counted(
                unread(account).stream()
                        .filter(item -> item.isReadBy(upToSeq) && isAmong(item, topics))
                        .toList());
    }

    private static Taken counted(List<Notification> unread) {
        return new Taken(
                unread.size(), (int) unread.stream().filter(Notification::countsAsUnseen).count());
    }

    @Override
    public int takenBySeen(AccountId account, Optional<Set<Topic>> topics, long upToSeq) {
        return (int)
                unread(account).stream()
                        .filter(item -> item.isSeenBy(upToSeq) && isAmong(item, topics))
                        .count();
    }

    @Override
    public List<Notification> undelivered(AccountId account, long upToSeq, int limit) {
        // From the newest to one that a device has: what is older came with it.
        var cutOffs = cutOffs(account);
        var newestFirst =
                tables.notifications()
                        .query(
                                NotificationQueries.bySeq(account, true, 1, upToSeq),
                                items ->
                                        items.map(cutOffs::applied)
                                                .takeWhile(item -> !isOnDevice(item))
                                                .filter(item -> item.isDeliveredBy(upToSeq))
                                                .toList());
        return newestFirst.reversed().stream().limit(limit).toList();
    }

    private static boolean isOnDevice(Notification item) {
        return item.isDelivered() && item.marks().delivered().isPresent();
    }

    @Override
    public List<Notification> expired(Instant now, Set<AccountId> except, int limit) {
        var found =
                IntStream.range(0, MessagingTables.buckets())
                        .mapToObj(Integer::toString)
                        .flatMap(bucket -> expiring(bucket, now, except, limit).stream())
                        .sorted(byExpiry())
                        .limit(limit)
                        .toList();
        // The index may be late: what was renewed or removed meanwhile is not meant.
        var accounts = new HashSet<AccountId>();
        found.forEach(notification -> accounts.add(notification.account()));
        return accounts.stream()
                .flatMap(
                        account ->
                                findAll(account, idsOf(account, found)).values().stream()
                                        .filter(item -> item.isExpired(now)))
                .sorted(byExpiry())
                .toList();
    }

    private static List<UUID> idsOf(AccountId account, List<Notification> all) {
        return all.stream()
                .filter(notification -> notification.account().equals(account))
                .map(Notification::id)
                .toList();
    }

    private static Comparator<Notification> byExpiry() {
        return Comparator.comparing(notification -> notification.lifetime().expiresAt());
    }

    private List<Notification> expiring(
            String bucket, Instant now, Set<AccountId> except, int limit) {
        return tables.notifications()
                .query(
                        NotificationQueries.expiring(bucket, now),
                        items ->
                                items.map(NotificationItems::notification)
                                        .filter(item -> !except.contains(item.account()))
                                        .limit(limit)
                                        .toList());
    }

    @Override
    public List<Notification> expired(AccountId account, Instant now, int limit) {
        return shown(
                account,
                tables.notifications()
                        .query(
                                NotificationQueries.expired(account, now),
                                items -> items.limit(limit).toList()));
    }

    @Override
    public Taken recount(AccountId account) {
        return counted(unread(account).stream().filter(Notification::countsAsUnread).toList());
    }
}
