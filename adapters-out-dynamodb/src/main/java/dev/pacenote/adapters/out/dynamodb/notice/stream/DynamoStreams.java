package dev.pacenote.adapters.out.dynamodb.notice.stream;

import dev.pacenote.adapters.out.dynamodb.notice.MessagingTables;
import dev.pacenote.adapters.out.dynamodb.platform.Item;
import dev.pacenote.application.notice.stream.Streams;
import dev.pacenote.application.notice.stream.commit.Commits;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.stream.Epoch;
import dev.pacenote.domain.notice.stream.StreamEvent;
import dev.pacenote.domain.notice.stream.StreamHead;
import dev.pacenote.domain.notice.stream.StreamRetention;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * The streams of all people, in DynamoDB. Events that expired are none, whenever they are deleted.
 */
public final class DynamoStreams implements Streams {

    private final MessagingTables tables;
    private final Commits commits;
    private final StreamRetention retention;
    private final InstantSource clock;

    public DynamoStreams(
            MessagingTables tables,
            Commits commits,
            StreamRetention retention,
            InstantSource clock) {
        this.tables = tables;
        this.commits = commits;
        this.retention = retention;
        this.clock = clock;
    }

    private Instant kept() {
        return retention.period().firstMoment(clock.instant());
    }

    @Override
    public Head head(AccountId account) {
        var head =
                commits.head(account)
                        .orElseGet(
                                () ->
                                        StreamHead.initial(
                                                account, new Epoch(UUID.randomUUID().toString())));
        long oldest = head.seq() == 0 ? 1 : oldest(account, head.nextSeq());
        return new Head(head.end(), oldest, head.counts());
    }

    private long oldest(AccountId account, long none) {
        return tables.stream()
                .query(
                        events(account, 0)
                                .filterExpression("#at >= :kept")
                                .expressionAttributeNames(
                                        Map.of(
                                                "#user",
                                                MessagingTables.USER,
                                                "#seq",
                                                StreamItems.SEQ,
                                                "#at",
                                                StreamItems.AT))
                                .expressionAttributeValues(
                                        values(
                                                account,
                                                0,
                                                Map.of(
                                                        ":kept",
                                                        Item.number(kept().toEpochMilli())))),
                        Stream::findFirst)
                .map(item -> item.number(StreamItems.SEQ))
                .orElse(none);
    }

    private static QueryRequest.Builder events(AccountId account, long after) {
        return QueryRequest.builder()
                .consistentRead(true)
                .keyConditionExpression("#user = :user and #seq > :after")
                .expressionAttributeNames(
                        Map.of("#user", MessagingTables.USER, "#seq", StreamItems.SEQ))
                .expressionAttributeValues(values(account, after, Map.of()));
    }

    private static Map<String, AttributeValue> values(
            AccountId account, long after, Map<String, AttributeValue> more) {
        var values = new HashMap<>(more);
        values.put(":user", Item.text(account.toString()));
        values.put(":after", Item.number(after));
        return values;
    }

    @Override
    public List<StreamEvent> after(AccountId account, long seq, int limit) {
        var kept = kept();
        return tables.stream()
                .query(
                        events(account, seq),
                        items ->
                                items.map(StreamItems::event)
                                        .dropWhile(event -> event.at().isBefore(kept))
                                        .limit(limit)
                                        .toList());
    }
}
