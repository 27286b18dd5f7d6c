package dev.pacenote.adapters.out.dynamodb.notice.inbox;

import dev.pacenote.adapters.out.dynamodb.notice.MessagingTables;
import dev.pacenote.adapters.out.dynamodb.platform.Item;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Topic;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** The indexes of the table {@code notifications}, and what is asked of them. */
public final class NotificationQueries {

    /** A person's list. */
    public static final String BY_SEQ = NotificationItems.SEQ;

    /** What is stored as unread of a person. */
    public static final String UNREAD = NotificationItems.UNREAD;

    /** A person's own by their end. */
    public static final String BY_EXPIRY = NotificationItems.EXPIRES_AT;

    /** Those of all people by their end. */
    public static final String EXPIRING = "expiring";

    private static final String USER_IS = "#user = :user";

    private NotificationQueries() {}

    /**
     * The list from the newest to the oldest; both ends are in it.
     *
     * @param unread only what is stored as unread, which cut-offs may have read since
     */
    static QueryRequest.Builder bySeq(AccountId account, boolean unread, long first, long last) {
        return QueryRequest.builder()
                .indexName(unread ? UNREAD : BY_SEQ)
                .consistentRead(true)
                .scanIndexForward(false)
                .keyConditionExpression(USER_IS + " and #seq between :first and :last")
                .expressionAttributeNames(
                        Map.of("#user", MessagingTables.USER, "#seq", unread ? UNREAD : BY_SEQ))
                .expressionAttributeValues(
                        Map.of(
                                ":user",
                                Item.text(account.toString()),
                                ":first",
                                // DynamoDB refuses a range that ends before it begins.
                                Item.number(Math.min(first, Math.max(last, 0))),
                                ":last",
                                Item.number(Math.max(last, 0))));
    }

    /**
     * What is not expired, whether it was read or not.
     *
     * @param topics of these only; not empty
     */
    static QueryRequest.Builder living(
            AccountId account, boolean archived, Optional<Set<Topic>> topics, Instant now) {
        var names = new HashMap<String, String>();
        names.put("#user", MessagingTables.USER);
        names.put("#end", NotificationItems.EXPIRES_AT);
        names.put("#archived", NotificationItems.ARCHIVED);
        var values = new HashMap<String, AttributeValue>();
        values.put(":user", Item.text(account.toString()));
        values.put(":now", Item.number(now.toEpochMilli()));
        values.put(":archived", AttributeValue.fromBool(archived));
        topics.ifPresent(
                wanted -> {
                    names.put("#topic", NotificationItems.TOPIC);
                    wanted.forEach(
                            topic -> values.put(":topic" + values.size(), Item.text(topic.name())));
                });
        var among =
                values.keySet().stream()
                        .filter(name -> name.startsWith(":topic"))
                        .collect(Collectors.joining(", "));
        return QueryRequest.builder()
                .indexName(BY_EXPIRY)
                .consistentRead(true)
                .keyConditionExpression(USER_IS + " and #end > :now")
                .filterExpression(
                        "#archived = :archived"
                                + (among.isEmpty() ? "" : " and #topic in (" + among + ")"))
                .expressionAttributeNames(names)
                .expressionAttributeValues(values);
    }

    static QueryRequest.Builder unread(AccountId account) {
        return QueryRequest.builder()
                .indexName(UNREAD)
                .consistentRead(true)
                .keyConditionExpression(USER_IS)
                .expressionAttributeNames(Map.of("#user", MessagingTables.USER))
                .expressionAttributeValues(Map.of(":user", Item.text(account.toString())));
    }

    static QueryRequest.Builder expired(AccountId account, Instant now) {
        return QueryRequest.builder()
                .indexName(BY_EXPIRY)
                .consistentRead(true)
                .keyConditionExpression(USER_IS + " and #end <= :now")
                .expressionAttributeNames(
                        Map.of("#user", MessagingTables.USER, "#end", NotificationItems.EXPIRES_AT))
                .expressionAttributeValues(
                        Map.of(
                                ":user",
                                Item.text(account.toString()),
                                ":now",
                                Item.number(now.toEpochMilli())));
    }

    static QueryRequest.Builder expiring(String bucket, Instant now) {
        return QueryRequest.builder()
                .indexName(EXPIRING)
                .keyConditionExpression("#bucket = :bucket and #end <= :now")
                .expressionAttributeNames(
                        Map.of(
                                "#bucket",
                                NotificationItems.BUCKET,
                                "#end",
                                NotificationItems.EXPIRES_AT))
                .expressionAttributeValues(
                        Map.of(
                                ":bucket",
                                Item.text(bucket),
                                ":now",
                                Item.number(now.toEpochMilli())));
    }
}
