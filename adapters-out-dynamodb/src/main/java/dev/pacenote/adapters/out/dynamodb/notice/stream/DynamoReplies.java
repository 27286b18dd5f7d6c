package dev.pacenote.adapters.out.dynamodb.notice.stream;

import dev.pacenote.adapters.out.dynamodb.notice.MessagingTables;
import dev.pacenote.adapters.out.dynamodb.platform.DynamoTable;
import dev.pacenote.adapters.out.dynamodb.platform.DynamoTables;
import dev.pacenote.adapters.out.dynamodb.platform.Item;
import dev.pacenote.adapters.out.dynamodb.platform.WriteSet.Condition;
import dev.pacenote.application.notice.stream.commit.RememberReply;
import dev.pacenote.application.platform.idempotency.RememberedReplies;
import dev.pacenote.domain.platform.idempotency.Claim;
import dev.pacenote.domain.platform.idempotency.IdempotentRequest;
import dev.pacenote.domain.platform.idempotency.StoredReply;
import java.time.Instant;
import java.util.Map;

/**
 * Replies of the commits that they are stored with, in the table {@code once}. The index of who
 * sent them finds those of an account.
 */
public final class DynamoReplies implements RememberedReplies, ChangeWriter<RememberReply> {

    private static final String KEY = "key";
    private static final String CONTENT = "content";
    private static final String EXPIRES_AT = "expiresAt";
    private static final String LOCATION = "location";
    private static final String ENTITY_TAG = "entityTag";

    private final DynamoTable table;

    public DynamoReplies(MessagingTables tables) {
        this.table = tables.once();
    }

    /** Senders of messages are numbers of accounts; this is none. */
    static String sender(String caller) {
        return "reply#" + caller;
    }

    private static Item key(IdempotentRequest request) {
        return Item.empty().put(KEY, "reply#" + request.scope());
    }

    @Override
    public Claim find(IdempotentRequest request, Instant now) {
        return table.get(key(request))
                .filter(item -> now.isBefore(item.instant(EXPIRES_AT)))
                .map(item -> Claim.of(request, item.string(CONTENT), reply(item)))
                .orElseGet(Claim.First::new);
    }

    private static StoredReply reply(Item item) {
        return new StoredReply(
                (int) item.number("status"),
                item.string("reply"),
                item.maybeString(LOCATION),
                item.maybeString(ENTITY_TAG));
    }

    @Override
    public Class<RememberReply> type() {
        return RememberReply.class;
    }

    /** A key whose reply has expired may be anybody's again. */
    @Override
    public void write(RememberReply change, CommitWrites writes) {
        var expiry = IdempotentRequest.expiry(change.at());
        var reply = change.reply();
        var item =
                key(change.request())
                        .put(DynamoTables.SENDER, sender(change.request().caller()))
                        .put(CONTENT, change.request().content())
                        .put("status", reply.status())
                        .put("reply", reply.content())
                        .put(EXPIRES_AT, expiry)
                        .put(DynamoTable.EXPIRES, expiry.getEpochSecond() + 1);
        reply.location().ifPresent(location -> item.put(LOCATION, location));
        reply.entityTag().ifPresent(tag -> item.put(ENTITY_TAG, tag));
        writes.set()
                .put(
                        table,
                        key(change.request()),
                        item,
                        new Condition(
                                "attribute_not_exists(#key) or #end <= :now",
                                Map.of("#key", KEY, "#end", EXPIRES_AT),
                                Map.of(":now", Item.number(change.at().toEpochMilli()))));
    }
}
