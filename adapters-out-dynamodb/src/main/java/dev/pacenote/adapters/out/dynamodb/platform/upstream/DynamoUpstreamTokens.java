package dev.pacenote.adapters.out.dynamodb.platform.upstream;

import dev.pacenote.adapters.out.dynamodb.platform.DynamoTable;
import dev.pacenote.adapters.out.dynamodb.platform.Item;
import dev.pacenote.application.platform.upstream.UpstreamTokens;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Upstream tokens in DynamoDB, as they are given: whoever assembles this has them sealed first.
 *
 * <p>Table: key {@code name} (text), expiry {@code expires}.
 */
public final class DynamoUpstreamTokens implements UpstreamTokens {

    public static final String NAME = "name";
    public static final String UNTIL = "until";
    public static final String FREE = "attribute_not_exists(#name) or #until <= :now";
    public static final Map<String, String> NAMES = Map.of("#name", NAME, "#until", UNTIL);

    private final DynamoTable table;

    public DynamoUpstreamTokens(DynamoTable table) {
        this.table = table;
    }

    private static Item token(String service) {
        return Item.empty().put(NAME, "token " + service);
    }

    private static Item claim(String service) {
        return Item.empty().put(NAME, "claim " + service);
    }

    @Override
    public Optional<String> find(String service, Instant now) {
        return table.get(token(service))
                .filter(item -> now.isBefore(item.instant(UNTIL)))
                .map(item -> item.string("token"));
    }

    @Override
    public void put(String service, String token, Instant until) {
        table.put(
                token(service)
                        .put("token", token)
                        .put(UNTIL, until)
                        .put(DynamoTable.EXPIRES, until.getEpochSecond()));
    }

    @Override
    public boolean claim(String service, Instant now, Duration length) {
        var until = now.plus(length);
        return table.put(
                claim(service).put(UNTIL, until).put(DynamoTable.EXPIRES, until.getEpochSecond()),
                FREE,
                NAMES,
                Map.of(":now", Item.number(now.toEpochMilli())));
    }

    @Override
    public void release(String service) {
        table.delete(claim(service));
    }
}
