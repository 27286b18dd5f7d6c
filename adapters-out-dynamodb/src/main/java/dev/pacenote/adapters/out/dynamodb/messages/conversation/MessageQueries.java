package dev.pacenote.adapters.out.dynamodb.messages.conversation;

import dev.pacenote.adapters.out.dynamodb.notice.MessagingTables;
import dev.pacenote.adapters.out.dynamodb.platform.Item;
import dev.pacenote.domain.identity.account.AccountId;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** What is asked of the indexes of the table {@code messages}. */
final class MessageQueries {

    /** Copies of all people by their age; it shows their keys only, and may be late. */
    private static final String BY_AGE = "age";

    /** Items of one answer: about what one page of a list needs. */
    private static final int AT_ONCE = 100;

    private MessageQueries() {}

    /**
     * A person's own in the order of an index, the last ones first.
     *
     * @param index that of numbers which has this name
     * @param last the highest number
     */
    static QueryRequest.Builder newestFirst(String index, AccountId owner, long first, long last) {
        return range(index, owner, Item.number(Math.min(first, last)), Item.number(last))
                .scanIndexForward(false);
    }

    /** The same, the first ones first. */
    static QueryRequest.Builder oldestFirst(String index, AccountId owner, long last) {
        return range(index, owner, Item.number(Math.min(1, last)), Item.number(last));
    }

    /** What two people wrote to each other, the newest first. */
    static QueryRequest.Builder between(AccountId owner, AccountId peer, long last) {
        return range(
                        MessageItems.PEER_SEQ,
                        owner,
                        Item.text(MessageItems.peerSeq(peer, 0)),
                        Item.text(MessageItems.peerSeq(peer, Math.max(last, 0))))
                .scanIndexForward(false);
    }

    /**
     * Of all people of a bucket, the oldest first.
     *
     * @param moment before which they were sent
     */
    static QueryRequest.Builder sentBefore(int bucket, Instant moment) {
        return QueryRequest.builder()
                .indexName(BY_AGE)
                .keyConditionExpression("#bucket = :bucket and #sent < :moment")
                .expressionAttributeNames(
                        Map.of("#bucket", MessageItems.BUCKET, "#sent", MessageItems.CREATED_AT))
                .expressionAttributeValues(
                        Map.of(
                                ":bucket",
                                Item.text(Integer.toString(bucket)),
                                ":moment",
                                Item.number(moment.toEpochMilli())));
    }

    private static QueryRequest.Builder range(
            String index, AccountId owner, AttributeValue first, AttributeValue last) {
        return QueryRequest.builder()
                .indexName(index)
                .consistentRead(true)
                .limit(AT_ONCE)
                .keyConditionExpression("#user = :user and #sort between :first and :last")
                .expressionAttributeNames(Map.of("#user", MessagingTables.USER, "#sort", index))
                .expressionAttributeValues(
                        Map.of(
                                ":user",
                                Item.text(owner.toString()),
                                ":first",
                                first,
                                ":last",
                                last));
    }
}
