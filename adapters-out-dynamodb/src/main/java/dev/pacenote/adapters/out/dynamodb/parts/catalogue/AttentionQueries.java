package dev.pacenote.adapters.out.dynamodb.parts.catalogue;

import dev.pacenote.adapters.out.dynamodb.parts.PartsTables;
import dev.pacenote.adapters.out.dynamodb.platform.DynamoTable;
import dev.pacenote.adapters.out.dynamodb.platform.Item;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.parts.catalogue.PartId;
import dev.pacenote.domain.parts.catalogue.Workshop;
import dev.pacenote.domain.parts.reorder.LowRule;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** What is asked of the index of parts that need a look. It is read consistently. */
public final class AttentionQueries {

    /** Sorts behind all ids: they are letters, digits and few signs. */
    private static final String LAST = "~";

    private AttentionQueries() {}

    /** Those that are low, have an open task or are snoozed. */
    static Stream<Item> inNeed(DynamoTable table, Workshop workshop) {
        var always =
                table
                        .query(query(workshop.account(), PartItems.IN_NEED, Optional.empty()))
                        .stream();
        return Stream.concat(
                always, byDefault(table, workshop, Optional.empty(), Integer.MAX_VALUE).stream());
    }

    /**
     * The same behind a part, in the order of their ids.
     *
     * @param limit at most so many
     */
    public static List<Item> inNeed(
            DynamoTable table, Workshop workshop, Optional<PartId> after, int limit) {
        var always =
                table.query(
                        query(workshop.account(), PartItems.IN_NEED, after),
                        items -> items.filter(item -> isBehind(item, after)).limit(limit).toList());
        return Stream.concat(always.stream(), byDefault(table, workshop, after, limit).stream())
                .sorted(Comparator.comparing(PartItems::id))
                .limit(limit)
                .toList();
    }

    /** Parts with an open task, and others that need a look whatever the default threshold is. */
    public static QueryRequest.Builder always(AccountId account) {
        return query(account, PartItems.IN_NEED, Optional.empty());
    }

    private static List<Item> byDefault(
            DynamoTable table, Workshop workshop, Optional<PartId> after, int limit) {
        return workshop.defaultThreshold().isZero()
                ? List.of()
                : table.query(
                        query(workshop.account(), PartItems.BY_DEFAULT, after),
                        items ->
                                items.filter(item -> isBehind(item, after))
                                        .filter(
                                                item ->
                                                        LowRule.isLow(
                                                                PartItems.part(item), workshop))
                                        .limit(limit)
                                        .toList());
    }

    /** A range of keys has its ends in it. */
    private static boolean isBehind(Item item, Optional<PartId> after) {
        return after.filter(PartItems.id(item)::equals).isEmpty();
    }

    private static QueryRequest.Builder query(
            AccountId account, String kind, Optional<PartId> from) {
        return QueryRequest.builder()
                .indexName(PartsTables.ATTENTION)
                .consistentRead(true)
                .keyConditionExpression("#user = :user and #attention between :from and :to")
                .expressionAttributeNames(
                        Map.of("#user", PartsTables.USER, "#attention", PartsTables.ATTENTION))
                .expressionAttributeValues(
                        Map.of(
                                ":user",
                                Item.text(account.toString()),
                                ":from",
                                Item.text(kind + from.map(PartId::value).orElse("")),
                                ":to",
                                Item.text(kind + LAST)));
    }
}
