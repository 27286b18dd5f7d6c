package dev.pacenote.adapters.out.dynamodb.notice;

import dev.pacenote.adapters.out.dynamodb.platform.Item;
import dev.pacenote.adapters.out.dynamodb.platform.WriteSet;
import dev.pacenote.adapters.out.dynamodb.platform.WriteSet.Condition;
import dev.pacenote.application.notice.ToldFacts;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Notice;
import dev.pacenote.domain.notice.NoticeKey;
import dev.pacenote.domain.notice.Topic;
import dev.pacenote.domain.notice.inbox.Arrivals;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** Notices in DynamoDB: which facts people were told, and what their notifications show. */
public final class DynamoNotices implements ToldFacts {

    /** The index of what each notification shows. */
    public static final String BY_NOTIFICATION = NoticeItems.SHOWN;

    private final MessagingTables tables;
    private final NoticeItems items;

    public DynamoNotices(MessagingTables tables, NoticeItems items) {
        this.tables = tables;
        this.items = items;
    }

    @Override
    public Set<NoticeKey> told(AccountId account, Collection<NoticeKey> keys) {
        var wanted = keys.stream().map(key -> NoticeItems.key(account, key)).toList();
        return tables.notices().getAll(distinct(wanted)).stream()
                .map(
                        item ->
                                new NoticeKey(
                                        new Topic(item.string("topic")),
                                        item.string("dedupeKey"),
                                        Optional.empty()))
                .collect(Collectors.toSet());
    }

    /** DynamoDB refuses a question that names an item twice. */
    private static List<Item> distinct(List<Item> keys) {
        return List.copyOf(
                keys.stream()
                        .collect(
                                Collectors.toMap(
                                        key -> key.string(NoticeItems.NOTICE),
                                        key -> key,
                                        (one, _) -> one))
                        .values());
    }

    /** Tells facts that were not told before. */
    public void tell(List<Arrivals.Told> told, WriteSet set) {
        int place = 0;
        for (var one : told) {
            set.put(
                    tables.notices(),
                    NoticeItems.key(one.notice().account(), one.notice().key()),
                    items.told(one.notice(), one.notification(), place),
                    Condition.absent(MessagingTables.USER));
            place++;
        }
    }

    /** The newest notices that a notification shows, the newest first. */
    public List<Notice> shownBy(AccountId account, UUID notification, int limit) {
        return newestFirst(
                account,
                notification,
                Long.MAX_VALUE,
                found -> found.limit(limit).map(items::notice).toList());
    }

    /**
     * The number of the newest notice that a notification showed up to that number; empty when it
     * showed none by then.
     */
    public OptionalLong newestUpTo(AccountId account, UUID notification, long seq) {
        return newestFirst(
                account,
                notification,
                seq,
                found ->
                        found.limit(1)
                                .mapToLong(
                                        item ->
                                                Long.parseLong(
                                                        item.string(NoticeItems.SHOWN)
                                                                .split("#", -1)[1]))
                                .findFirst());
    }

    private <T> T newestFirst(
            AccountId account, UUID notification, long upTo, Function<Stream<Item>, T> reader) {
        return tables.notices()
                .query(
                        QueryRequest.builder()
                                .indexName(BY_NOTIFICATION)
                                .consistentRead(true)
                                .scanIndexForward(false)
                                .keyConditionExpression(
                                        "#user = :user and #shown between :first and :last")
                                .expressionAttributeNames(
                                        Map.of(
                                                "#user",
                                                MessagingTables.USER,
                                                "#shown",
                                                NoticeItems.SHOWN))
                                .expressionAttributeValues(
                                        Map.of(
                                                ":user",
                                                Item.text(account.toString()),
                                                ":first",
                                                Item.text(notification + "#"),
                                                ":last",
                                                // Behind every place in the commit of that number.
                                                Item.text(
                                                        NoticeItems.shownUpTo(notification, upTo)
                                                                + "#~"))),
                        reader);
    }
}
