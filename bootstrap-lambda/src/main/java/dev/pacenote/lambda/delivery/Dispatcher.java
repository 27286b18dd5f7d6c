package dev.pacenote.lambda.delivery;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.JsonNode;
import dev.pacenote.application.delivery.dispatch.AskSenders;
import dev.pacenote.application.delivery.dispatch.DispatchNotices;
import dev.pacenote.application.delivery.dispatch.NoticeOutbox;
import dev.pacenote.application.delivery.send.SendDeliveries;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Topic;
import dev.pacenote.lambda.JsonFunction;
import dev.pacenote.lambda.LambdaService;
import dev.pacenote.lambda.MetricsConfiguration;
import dev.pacenote.lambda.OldestWaiting;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens the deliveries of new notices, as the change feed of their table brings them, and asks the
 * senders for what is due. The event {@code {"type":"minute"}} does the same for whatever the feed
 * left, for what waited for its time, and for what was lost on the way to a sender: nothing depends
 * on the feed alone.
 */
public final class Dispatcher extends JsonFunction {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

    private final LambdaService service;

    public Dispatcher() {
        this(LambdaService.fromEnvironment(false));
    }

    public Dispatcher(LambdaService service) {
        this.service = service;
    }

    @Override
    public JsonNode handle(JsonNode event, Context context) {
        if (event.has("Records")) {
            int dispatched = service.bean(DispatchNotices.class).dispatch(notices(event));
            return JSON.createObjectNode().put("dispatched", dispatched);
        }
        if (!event.path("type").asText().equals("minute")) {
            throw new IllegalArgumentException("no such event: " + event.path("type").asText());
        }
        var notices = service.bean(DispatchNotices.class);
        var waited =
                new OldestWaiting(
                        Map.of(
                                "OldestUndispatchedNotice",
                                notices.oldest(),
                                "OldestDueDelivery",
                                service.bean(SendDeliveries.class).oldestDue()));
        if (waited.isLong()) {
            System.out.println(
                    waited.json(
                            service.bean(InstantSource.class).instant(),
                            service.bean(MetricsConfiguration.class).namespace()));
        }
        int dispatched;
        int asked;
        try {
            dispatched = notices.dispatch();
        } finally {
            // What is due already waits for no new notice.
            asked = service.bean(AskSenders.class).ask();
        }
        if (dispatched > 0) {
            LOG.info("{} notices were left by the change feed", dispatched);
        }
        return JSON.createObjectNode().put("dispatched", dispatched).put("asked", asked);
    }

    /** Those that are new in a change feed; that one was dispatched is a change as well. */
    static List<NoticeOutbox.Key> notices(JsonNode event) {
        var notices = new ArrayList<NoticeOutbox.Key>();
        for (var record : event.path("Records")) {
            var image = record.path("dynamodb").path("NewImage");
            if (record.path("eventName").asText().equals("INSERT") && image.has("dedupeKey")) {
                notices.add(
                        new NoticeOutbox.Key(
                                new AccountId(Long.parseLong(text(image, "userId"))),
                                new Topic(text(image, "topic")),
                                text(image, "dedupeKey")));
            }
        }
        return notices;
    }

    private static String text(JsonNode image, String attribute) {
        return image.path(attribute).path("S").asText();
    }
}
