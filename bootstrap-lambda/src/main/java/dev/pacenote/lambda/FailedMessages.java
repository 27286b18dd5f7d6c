package dev.pacenote.lambda;

import dev.pacenote.application.platform.WithoutMessages;
import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Lets messages come again soon that could not be worked off. By itself a queue hides a message for
 * as long as its worker may live, up to a quarter of an hour, also when the worker failed within a
 * second.
 */
public final class FailedMessages {

    static final Duration FIRST_WAIT = Duration.ofSeconds(5);
    static final Duration MAX_WAIT = Duration.ofMinutes(15);

    private static final Logger LOG = LoggerFactory.getLogger(FailedMessages.class);

    /** Each wait is so many times as long as the one before. */
    private static final int GROWTH = 6;

    /** By then the longest wait is reached. */
    private static final int MAX_GROWTHS = 4;

    private final Supplier<SqsClient> sqs;

    /**
     * @param sqs asked for with the first message that failed, not before
     */
    public FailedMessages(Supplier<SqsClient> sqs) {
        this.sqs = sqs;
    }

    /**
     * How long a message waits for its next try.
     *
     * @param received how often it was handed out
     */
    static Duration wait(int received) {
        int growths = Math.clamp(received - 1, 0, MAX_GROWTHS);
        var wait = FIRST_WAIT.multipliedBy((long) Math.pow(GROWTH, growths));
        return wait.compareTo(MAX_WAIT) > 0 ? MAX_WAIT : wait;
    }

    void comeAgain(QueueFunction.Message message) {
        comeAgain(message, wait(message.received()));
    }

    /** Where the queue cannot be told the message comes again as well, later. */
    void comeAgain(QueueFunction.Message message, Duration wait) {
        try {
            var client = sqs.get();
            var queue = client.getQueueUrl(get -> get.queueName(message.queue())).queueUrl();
            client.changeMessageVisibility(
                    change ->
                            change.queueUrl(queue)
                                    .receiptHandle(message.receipt())
                                    .visibilityTimeout((int) wait.toSeconds()));
        } catch (SdkException e) {
            LOG.info("message {} comes again late", message.id(), new WithoutMessages(e));
        }
    }
}
