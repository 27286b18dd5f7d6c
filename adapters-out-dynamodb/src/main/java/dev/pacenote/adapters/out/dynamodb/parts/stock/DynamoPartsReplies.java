package dev.pacenote.adapters.out.dynamodb.parts.stock;

import dev.pacenote.adapters.out.dynamodb.parts.DynamoPartsTransactions;
import dev.pacenote.adapters.out.dynamodb.parts.PartsTables;
import dev.pacenote.adapters.out.dynamodb.platform.DynamoTable;
import dev.pacenote.adapters.out.dynamodb.platform.Item;
import dev.pacenote.adapters.out.dynamodb.platform.WriteSet.Condition;
import dev.pacenote.application.platform.idempotency.IdempotencyKeys;
import dev.pacenote.domain.platform.idempotency.Claim;
import dev.pacenote.domain.platform.idempotency.IdempotentRequest;
import dev.pacenote.domain.platform.idempotency.StoredReply;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Replies of changes of parts, in the write of the change itself. Nobody waits for a key: of two
 * that do the work at once one is stored, and the other finds its reply when it does it again.
 */
public final class DynamoPartsReplies implements IdempotencyKeys {

    private static final String CONTENT = "content";
    private static final String EXPIRES_AT = "expiresAt";
    private static final String LOCATION = "location";
    private static final String ENTITY_TAG = "entityTag";

    private final DynamoTable table;
    private final DynamoPartsTransactions units;

    public DynamoPartsReplies(PartsTables tables, DynamoPartsTransactions units) {
        this.table = tables.parts();
        this.units = units;
    }

    private static Item key(IdempotentRequest request) {
        return PartsTables.reply(request);
    }

    @Override
    public Claim claim(IdempotentRequest request, Instant now) {
        return claim(request, now, units.writes().find(table, key(request)));
    }

    @Override
    public Claim find(IdempotentRequest request, Instant now) {
        return claim(request, now, table.get(key(request)));
    }

    private static Claim claim(IdempotentRequest request, Instant now, Optional<Item> stored) {
        return stored.filter(item -> now.isBefore(item.instant(EXPIRES_AT)))
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

    /** A key whose reply has expired may be anybody's again. */
    @Override
    public void store(IdempotentRequest request, StoredReply reply, Instant now) {
        var expiry = IdempotentRequest.expiry(now);
        var item =
                key(request)
                        .put(CONTENT, request.content())
                        .put("status", reply.status())
                        .put("reply", reply.content())
                        .put(EXPIRES_AT, expiry)
                        .put(DynamoTable.EXPIRES, expiry.getEpochSecond() + 1);
        reply.location().ifPresent(location -> item.put(LOCATION, location));
        reply.entityTag().ifPresent(tag -> item.put(ENTITY_TAG, tag));
        units.writes()
                .putOnce(
                        table,
                        key(request),
                        item,
                        new Condition(
                                "attribute_not_exists(#user) or #end <= :now",
                                Map.of("#user", PartsTables.USER, "#end", EXPIRES_AT),
                                Map.of(":now", Item.number(now.toEpochMilli()))));
    }

    /** Nothing is held. */
    @Override
    public void release(IdempotentRequest request) {}
}
