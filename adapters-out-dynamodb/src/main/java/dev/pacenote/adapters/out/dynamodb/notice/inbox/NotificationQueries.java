package dev.pacenote.adapters.out.dynamodb.notice.inbox;

import dev.pacenote.adapters.out.dynamodb.notice.MessagingTables;
import dev.pacenote.adapters.out.dynamodb.platform.Item;
import dev.pacenote.domain.identity.account.AccountId;
import java.time.Instant;
import java.util.Map;
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

    /** The list from the newest to the oldest; both ends are in it. */
    static QueryRequest.Builder bySeq(AccountId account, long first, long last) {
        return QueryRequest.builder()
                .indexName(BY_SEQ)
                .consistentRead(true)
                .scanIndexForward(false)
                .keyConditionExpression(USER_IS + " and #seq between :first and :last")
                .expressionAttributeNames(
                        Map.of("#user", MessagingTables.USER, "#seq", NotificationItems.SEQ))
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
