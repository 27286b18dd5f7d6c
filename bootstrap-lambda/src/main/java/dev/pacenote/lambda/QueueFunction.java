package dev.pacenote.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.JsonNode;
import dev.pacenote.application.platform.OverloadedException;
import dev.pacenote.application.platform.StoreUnavailableException;
import dev.pacenote.application.platform.WithoutMessages;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A function that is fed by queues. Of a batch only what failed comes again, soon at first and less
 * often later; what nobody understands comes again every few seconds, until the queue lays it
 * aside.
 */
public abstract class QueueFunction extends JsonFunction {

    private static final Logger LOG = LoggerFactory.getLogger(QueueFunction.class);

    /** In the year 2286. */
    private static final long NOT_SAID = 9_999_999_999_999L;

    /**
     * A message as the queue hands it out.
     *
     * @param queue its name
     * @param receipt names this handing out
     * @param sentAt when it was put in, by the queue's clock; far away in time where that is not
     *     said
     * @param received how often it was handed out, this time included
     */
    public record Message(
            String id, String queue, String receipt, String body, Instant sentAt, int received) {
        static Message of(JsonNode message) {
            return new Message(
                    message.path("messageId").asText(),
                    queueName(message),
                    message.path("receiptHandle").asText(),
                    message.path("body").asText(),
                    Instant.ofEpochMilli(sentMillis(message)),
                    message.path("attributes").path("ApproximateReceiveCount").asInt(1));
        }
    }

    private static String queueName(JsonNode message) {
        var name = message.path("eventSourceARN").asText();
        return name.substring(name.lastIndexOf(':') + 1);
    }

    /** Where it is not said, a message is never from before something. */
    private static long sentMillis(JsonNode message) {
        return message.path("attributes").path("SentTimestamp").asLong(NOT_SAID);
    }

    protected final FailedMessages failed;

    protected QueueFunction(FailedMessages failed) {
        this.failed = failed;
    }

    /**
     * Works a message off. That it comes again is no harm.
     *
     * @return false when it is to come again, at the time that the worker told the queue
     */
    public abstract boolean work(Message message, Context context) throws InterruptedException;

    /** Answers whoever asks without a queue in between. */
    public JsonNode answer(JsonNode event, Context context) {
        throw new IllegalArgumentException("no such event: " + event.path("type").asText());
    }

    @Override
    public final JsonNode handle(JsonNode event, Context context) {
        if (!event.has("Records")) {
            return answer(event, context);
        }
        var answer = JSON.createObjectNode();
        var failures = answer.putArray("batchItemFailures");
        for (var record : event.path("Records")) {
            var message = Message.of(record);
            if (!isWorked(message, context)) {
                failures.addObject().put("itemIdentifier", message.id());
            }
        }
        return answer;
    }

    private boolean isWorked(Message message, Context context) {
        try {
            return work(message, context);
        } catch (InterruptedException e) {
            // This worker's time is over; the flag must not end the next invocation as well.
            LOG.info("message {} was interrupted", message.id());
            failed.comeAgain(message, FailedMessages.FIRST_WAIT);
            return false;
        } catch (StoreUnavailableException | OverloadedException e) {
            LOG.warn(
                    "message {} comes again after try {}: {}",
                    message.id(),
                    message.received(),
                    e.getMessage());
            failed.comeAgain(message);
            return false;
        } catch (IllegalArgumentException e) {
            // Waiting teaches nobody to read it: the sooner it is laid aside, the sooner that is
            // told.
            LOG.warn(
                    "message {} is not understood, try {}",
                    message.id(),
                    message.received(),
                    new WithoutMessages(e));
            failed.comeAgain(message, FailedMessages.FIRST_WAIT);
            return false;
        } catch (RuntimeException e) {
            LOG.warn(
                    "message {} failed, try {}",
                    message.id(),
                    message.received(),
                    new WithoutMessages(e));
            failed.comeAgain(message);
            return false;
        }
    }
}
