package dev.pacenote.adapters.out.dynamodb.delivery;

import dev.pacenote.adapters.out.dynamodb.notice.MessagingTables;
import dev.pacenote.adapters.out.dynamodb.notice.NoticeItems;
import dev.pacenote.adapters.out.dynamodb.platform.DynamoTable;
import dev.pacenote.adapters.out.dynamodb.platform.Item;
import dev.pacenote.application.delivery.dispatch.NoticeOutbox;
import dev.pacenote.application.delivery.dispatch.ReadableNotices;
import dev.pacenote.application.notice.inbox.Inbox;
import dev.pacenote.domain.notice.Notice;
import dev.pacenote.domain.notice.NoticeKey;
import dev.pacenote.domain.notice.inbox.Notification;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * New notices in DynamoDB: those that the index {@code undispatched} shows, as the table has them.
 * What the index does not show yet is shown to the next look.
 */
public final class DynamoNoticeOutbox implements NoticeOutbox {

    private final DynamoTable notices;
    private final NoticeItems items;
    private final Inbox inbox;

    public DynamoNoticeOutbox(DynamoTable notices, NoticeItems items, Inbox inbox) {
        this.notices = notices;
        this.items = items;
        this.inbox = inbox;
    }

    private static Item key(Key notice) {
        return NoticeItems.key(
                notice.account(), new NoticeKey(notice.topic(), notice.fact(), Optional.empty()));
    }

    @Override
    public List<Undispatched> take(int limit) {
        return ReadableNotices.oldest(limit, this::oldest, this::undispatched);
    }

    private List<Item> oldest(int limit) {
        var found = new ArrayList<Item>();
        for (int bucket = 0; bucket < MessagingTables.buckets(); bucket++) {
            found.addAll(notices.query(waiting(bucket), items -> items.limit(limit).toList()));
        }
        found.sort(Comparator.comparing(item -> item.instant(NoticeItems.TOLD_AT)));
        return found.stream().limit(limit).map(NoticeItems::key).toList();
    }

    private static QueryRequest.Builder waiting(int bucket) {
        return QueryRequest.builder()
                .indexName(NoticeItems.UNDISPATCHED)
                .keyConditionExpression("waiting = :bucket")
                .expressionAttributeValues(Map.of(":bucket", Item.text(Integer.toString(bucket))));
    }

    @Override
    public List<Undispatched> take(Collection<Key> wanted) {
        return undispatched(wanted.stream().distinct().map(DynamoNoticeOutbox::key).toList());
    }

    private List<Undispatched> undispatched(List<Item> keys) {
        var found =
                notices.getAll(keys).stream()
                        .filter(item -> item.has(NoticeItems.WAITING))
                        .toList();
        var shown = shown(found);
        return found.stream()
                .sorted(Comparator.comparing(item -> item.instant(NoticeItems.TOLD_AT)))
                .flatMap(
                        item ->
                                ReadableNotices.read(
                                        item, item.string(NoticeItems.ID), items::notice)
                                        .map(
                                                notice ->
                                                        new Undispatched(
                                                                notice,
                                                                shownBy(item).map(shown::get)))
                                        .stream())
                .toList();
    }

    private static Optional<UUID> shownBy(Item item) {
        return item.has(NoticeItems.NOTIFICATION)
                ? Optional.of(item.uuid(NoticeItems.NOTIFICATION))
                : Optional.empty();
    }

    /** The items of the inbox that show them, a question for each person. */
    private Map<UUID, Notification> shown(List<Item> found) {
        var shown = new HashMap<UUID, Notification>();
        found.stream()
                .filter(item -> shownBy(item).isPresent())
                .collect(Collectors.groupingBy(MessagingTables::owner))
                .forEach(
                        (account, own) ->
                                shown.putAll(
                                        inbox.findAll(
                                                account,
                                                own.stream()
                                                        .map(DynamoNoticeOutbox::shownBy)
                                                        .flatMap(Optional::stream)
                                                        .collect(Collectors.toSet()))));
        return shown;
    }

    @Override
    public void markDispatched(Collection<Notice> dispatched) {
        // One that is gone meanwhile must not come back as an item without anything in it.
        dispatched.forEach(
                notice ->
                        notices.updateIfThere(
                                NoticeItems.key(notice.account(), notice.key()),
                                "remove " + NoticeItems.WAITING,
                                MessagingTables.USER));
    }

    @Override
    public Optional<Notice> find(Key notice) {
        return notices.get(key(notice)).map(items::notice);
    }

    @Override
    public Optional<Instant> oldest() {
        return IntStream.range(0, MessagingTables.buckets())
                .mapToObj(
                        bucket ->
                                notices.query(waiting(bucket).limit(1), Stream::findFirst)
                                        .map(item -> item.instant(NoticeItems.TOLD_AT)))
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder());
    }
}
