package dev.pacenote.lambda.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** Feeds a function from a queue, and deletes what it worked off. */
final class EventSource implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EventSource.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SqsClient client;
    private final String url;
    private final RuntimeApi function;
    private final int batch;
    private final List<Thread> pollers = new ArrayList<>();
    private volatile boolean open = true;

    /**
     * @param batch messages of one event
     * @param pollers events at once
     */
    EventSource(SqsClient client, String url, RuntimeApi function, int batch, int pollers) {
        this.client = client;
        this.url = url;
        this.function = function;
        this.batch = batch;
        for (int i = 0; i < pollers; i++) {
            this.pollers.add(Thread.ofVirtual().start(this::poll));
        }
    }

    private void poll() {
        while (open) {
            try {
                var messages =
                        client.receiveMessage(
                                        get ->
                                                get.queueUrl(url)
                                                        .maxNumberOfMessages(batch)
                                                        .waitTimeSeconds(1)
                                                        .messageSystemAttributeNames(
                                                                MessageSystemAttributeName
                                                                        .APPROXIMATE_RECEIVE_COUNT,
                                                                MessageSystemAttributeName
                                                                        .SENT_TIMESTAMP))
                                .messages();
                if (!messages.isEmpty()) {
                    feed(messages);
                }
            } catch (RuntimeApi.FunctionFailedException e) {
                LOG.warn("{}; the messages come again", e.getMessage());
            } catch (SdkException | IOException e) {
                LOG.debug("the queue cannot be read", e);
                if (!open) {
                    return;
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** The last part of its address is its name. */
    static String name(String url) {
        return url.substring(url.lastIndexOf('/') + 1);
    }

    private void feed(List<Message> messages) throws InterruptedException, IOException {
        var answer =
                JSON.readTree(function.invoke(JSON.writeValueAsBytes(event(name(url), messages))));
        Set<String> failed = new HashSet<>();
        answer.path("batchItemFailures")
                .forEach(failure -> failed.add(failure.path("itemIdentifier").asText()));
        messages.stream()
                .filter(message -> !failed.contains(message.messageId()))
                .forEach(
                        message ->
                                client.deleteMessage(
                                        delete ->
                                                delete.queueUrl(url)
                                                        .receiptHandle(message.receiptHandle())));
    }

    static ObjectNode event(String queue, List<Message> messages) {
        var event = JSON.createObjectNode();
        var records = event.putArray("Records");
        for (var message : messages) {
            var attributes =
                    records.addObject()
                            .put("messageId", message.messageId())
                            .put("receiptHandle", message.receiptHandle())
                            .put("body", message.body())
                            .put("eventSourceARN", "arn:aws:sqs:local:000000000000:" + queue)
                            .putObject("attributes");
            Optional.ofNullable(message.attributesAsStrings().get("SentTimestamp"))
                    .ifPresent(at -> attributes.put("SentTimestamp", at));
            attributes.put(
                    "ApproximateReceiveCount",
                    message.attributesAsStrings().getOrDefault("ApproximateReceiveCount", "1"));
        }
        return event;
    }

    @Override
    public void close() {
        open = false;
    }

    /** Waits until nothing that was taken is under way any more. */
    void awaitEnd() throws InterruptedException {
        for (var poller : pollers) {
            poller.join();
        }
    }
}
