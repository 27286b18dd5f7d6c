package dev.pacenote.lambda.socket;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.JsonNode;
import dev.pacenote.adapters.in.http.notice.stream.gateway.GatewayPush;
import dev.pacenote.application.platform.StoreUnavailableException;
import dev.pacenote.application.platform.WithoutMessages;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.lambda.JsonFunction;
import dev.pacenote.lambda.LambdaService;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pushes what happened to the gateway's sockets. The change feed of the table {@code stream} feeds
 * it, in order for each person; what it cannot read comes again.
 */
public final class StreamPusher extends JsonFunction {

    private static final Logger LOG = LoggerFactory.getLogger(StreamPusher.class);

    /** The first and the last number of new events of a person. */
    public record Events(long first, long last) {
        Events and(Events later) {
            return new Events(first, Math.max(last, later.last()));
        }
    }

    private final LambdaService service;

    public StreamPusher() {
        this(LambdaService.fromEnvironment(false));
    }

    public StreamPusher(LambdaService service) {
        this.service = service;
    }

    @Override
    public JsonNode handle(JsonNode event, Context context) {
        var happened = happened(event);
        push(happened);
        return JSON.createObjectNode().put("accounts", happened.size());
    }

    /** What is new for each person, in the order of the feed. */
    public static Map<AccountId, Events> happened(JsonNode event) {
        var happened = new LinkedHashMap<AccountId, Events>();
        event.path("Records").forEach(record -> note(record, happened));
        return happened;
    }

    /** New events only: heads change beside them, and old ones are deleted. */
    private static void note(JsonNode record, Map<AccountId, Events> happened) {
        var keys = record.path("dynamodb").path("Keys");
        long seq = keys.path("seq").path("N").asLong();
        if (record.path("eventName").asText().equals("INSERT") && seq > 0) {
            happened.merge(
                    new AccountId(Long.parseLong(keys.path("userId").path("S").asText())),
                    new Events(seq, seq),
                    Events::and);
        }
    }

    private void push(Map<AccountId, Events> happened) {
        var push = service.bean(GatewayPush.class);
        var unavailable = new AtomicReference<StoreUnavailableException>();
        try (var each = Executors.newVirtualThreadPerTaskExecutor()) {
            happened.forEach(
                    (account, events) ->
                            each.execute(
                                    () -> {
                                        try {
                                            push.push(account, events.first(), events.last());
                                        } catch (StoreUnavailableException e) {
                                            unavailable.set(e);
                                        } catch (RuntimeException e) {
                                            // The others have theirs; clients make up for it.
                                            LOG.error(
                                                    "events of account {} were not pushed",
                                                    account.value(),
                                                    new WithoutMessages(e));
                                        }
                                    }));
        }
        if (unavailable.get() != null) {
            throw unavailable.get();
        }
    }
}
