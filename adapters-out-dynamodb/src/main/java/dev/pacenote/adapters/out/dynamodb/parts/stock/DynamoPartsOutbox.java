package dev.pacenote.adapters.out.dynamodb.parts.stock;

import dev.pacenote.adapters.out.dynamodb.notice.MessagingTables;
import dev.pacenote.adapters.out.dynamodb.notice.NoticeItems;
import dev.pacenote.adapters.out.dynamodb.parts.DynamoPartsTransactions;
import dev.pacenote.adapters.out.dynamodb.parts.PartsTables;
import dev.pacenote.adapters.out.dynamodb.platform.DynamoTable;
import dev.pacenote.adapters.out.dynamodb.platform.Item;
import dev.pacenote.application.notice.TellNotices;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Notice;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * What workshops are to be told of changes of their parts, in the write of the change itself. It is
 * told at once by whoever wrote it, and by {@link #relay} where that did not come to it. The same
 * fact told twice is told once, so a crash between telling and noting it harms nobody.
 */
public final class DynamoPartsOutbox implements TellNotices {

    /** Whoever wrote it is given so much time to tell it. */
    private static final Duration GRACE = Duration.ofSeconds(30);

    private static final Logger LOG = LoggerFactory.getLogger(DynamoPartsOutbox.class);

    private static final String ACCOUNT = "account";
    private static final String NOTICES = "notices";

    private final DynamoTable table;
    private final DynamoPartsTransactions units;
    private final NoticeItems items;
    private final Supplier<TellNotices> tell;
    private final InstantSource clock;

    /**
     * @param tell tells what is stored
     */
    public DynamoPartsOutbox(
            PartsTables tables,
            DynamoPartsTransactions units,
            NoticeItems items,
            Supplier<TellNotices> tell,
            InstantSource clock) {
        this.table = tables.parts();
        this.units = units;
        this.items = items;
        this.tell = tell;
        this.clock = clock;
    }

    @Override
    public int tell(AccountId account, Collection<Notice> notices) {
        var key =
                Item.empty()
                        .put(PartsTables.USER, PartsTables.outbox(PartsTables.shard(account)))
                        .put(PartsTables.PART, place(clock.instant()) + "#" + UUID.randomUUID());
        units.writes()
                .put(
                        table,
                        key,
                        key.copy()
                                .put(ACCOUNT, account.value())
                                .put(
                                        NOTICES,
                                        notices.stream()
                                                .map(
                                                        notice ->
                                                                items.told(
                                                                        notice,
                                                                        Optional.empty(),
                                                                        0))
                                                .toList()));
        units.afterCommit(() -> tell(key, account, notices));
        return notices.size();
    }

    private static String place(Instant at) {
        return MessagingTables.digits(at.toEpochMilli());
    }

    private void tell(Item key, AccountId account, Collection<Notice> notices) {
        tell.get().tell(account, notices);
        table.delete(key);
    }

    /**
     * Tells what was not told by whoever wrote it. One that fails stays for the next time.
     *
     * @return how many changes were told of
     */
    public int relay() {
        var end = place(clock.instant().minus(GRACE));
        int told = 0;
        for (int shard = 0; shard < PartsTables.SHARDS; shard++) {
            for (var item : table.query(before(shard, end))) {
                if (relay(item)) {
                    told++;
                }
            }
        }
        return told;
    }

    private static QueryRequest.Builder before(int shard, String end) {
        return QueryRequest.builder()
                .consistentRead(true)
                .keyConditionExpression("#user = :user and #part < :end")
                .expressionAttributeNames(
                        Map.of("#user", PartsTables.USER, "#part", PartsTables.PART))
                .expressionAttributeValues(
                        Map.of(
                                ":user",
                                Item.text(PartsTables.outbox(shard)),
                                ":end",
                                Item.text(end)));
    }

    private boolean relay(Item item) {
        var account = new AccountId(item.number(ACCOUNT));
        try {
            tell(item.only(PartsTables.USER, PartsTables.PART), account, notices(item));
            return true;
        } catch (RuntimeException e) {
            LOG.error("account {} could not be told of its parts; it is tried again", account, e);
            return false;
        }
    }

    private List<Notice> notices(Item item) {
        return item.items(NOTICES).stream().map(items::notice).toList();
    }
}
