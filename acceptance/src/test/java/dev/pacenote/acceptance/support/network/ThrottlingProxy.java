package dev.pacenote.acceptance.support.network;

import com.sun.net.httpserver.HttpExchange;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;

/**
 * In front of DynamoDB: passes questions on, or says that there were too many. One question in five
 * is refused however often the client repeats it, one more at its first try.
 */
public final class ThrottlingProxy implements AutoCloseable {

    private static final byte[] TOO_MANY =
            ("{\"__type\":\"com.amazonaws.dynamodb.v20120810"
                            + "#ProvisionedThroughputExceededException\",\"message\":\"too many\"}")
                    .getBytes(StandardCharsets.UTF_8);

    private static final int OF = 5;

    private enum Fate {
        NEVER,
        AT_THE_SECOND_TRY,
        AT_ONCE
    }

    private final DynamoProxy proxy;
    private final Map<String, Fate> fates = new ConcurrentHashMap<>();

    /**
     * @param rough whether anything is refused now
     */
    public ThrottlingProxy(URI tables, BooleanSupplier rough) {
        proxy =
                new DynamoProxy(
                        tables,
                        exchange -> {
                            boolean refused = rough.getAsBoolean() && isRefused(exchange);
                            if (refused) {
                                DynamoProxy.answer(exchange, 400, TOO_MANY);
                            }
                            return !refused;
                        });
    }

    public String url() {
        return proxy.url();
    }

    /** How many questions were never answered. */
    public long refused() {
        return fates.values().stream().filter(Fate.NEVER::equals).count();
    }

    /** The client names a question the same at each of its tries. */
    private boolean isRefused(HttpExchange exchange) {
        var question = exchange.getRequestHeaders().getFirst("amz-sdk-invocation-id");
        var before = fates.get(question);
        var fate = before == null ? draw() : before;
        fates.putIfAbsent(question, fate);
        return fate == Fate.NEVER || (fate == Fate.AT_THE_SECOND_TRY && before == null);
    }

    private static Fate draw() {
        return switch (ThreadLocalRandom.current().nextInt(OF)) {
            case 0 -> Fate.NEVER;
            case 1 -> Fate.AT_THE_SECOND_TRY;
            default -> Fate.AT_ONCE;
        };
    }

    @Override
    public void close() {
        proxy.close();
    }
}
