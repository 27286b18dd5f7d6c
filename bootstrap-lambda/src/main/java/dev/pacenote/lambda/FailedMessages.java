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

    /** In a queue that is in order, whatever is behind a message waits as well. */
    static final Duration MAX_WAIT_IN_ORDER = Duration.ofSeconds(30);

    private static final Duration MAX_HIDDEN = Duration.ofHours(11);

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
     * @param max at most
     * @param received how often it was handed out
     */
    private static Duration wait(Duration max, int received) {
        int growths = Math.clamp(received - 1, 0, MAX_GROWTHS);
        var wait = FIRST_WAIT.multipliedBy((long) Math.pow(GROWTH, growths));
        return wait.compareTo(max) > 0 ? max : wait;
    }

    void comeAgain(QueueFunction.Message message) {
        var max = message.queue().endsWith(".fifo") ? MAX_WAIT_IN_ORDER : MAX_WAIT;
        comeAgain(message, wait(max, message.received()));
    }

    /**
     * Where the queue cannot be told, the message comes again as well, later.
     *
     * @param wanted a queue hides a message for eleven hours at most
     */
    public void comeAgain(QueueFunction.Message message, Duration wanted) {
        var wait = wanted.compareTo(MAX_HIDDEN) > 0 ? MAX_HIDDEN : wanted;
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
