package dev.pacenote.lambda.local;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * A queue and the function that it feeds, in the hands of somebody who wants to see them suffer.
 */
public final class FedQueue implements AutoCloseable {

    private static final int BATCH = 10;

    private final LocalAws aws;
    private final String url;
    private final RuntimeApi function;
    private final int pollers;
    private final AtomicReference<Optional<EventSource>> source =
            new AtomicReference<>(Optional.empty());

    /**
     * Feeds the function from now on.
     *
     * @param url of the queue
     * @param pollers events at once
     */
    public FedQueue(LocalAws aws, String url, RuntimeApi function, int pollers) {
        this.aws = aws;
        this.url = url;
        this.function = function;
        this.pollers = pollers;
        resume();
    }

    /** Nothing is fed any more, and nothing that was is under way. */
    public void pause() {
        source.getAndSet(Optional.empty())
                .ifPresent(
                        feeding -> {
                            feeding.close();
                            try {
                                feeding.awaitEnd();
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        });
    }

    /** Feeds again. */
    public void resume() {
        source.set(Optional.of(new EventSource(aws.sqs(), url, function, BATCH, pollers)));
    }

    /** Puts a message in. */
    public void send(String body) {
        aws.sqs().sendMessage(send -> send.queueUrl(url).messageBody(body));
    }

    private List<Message> receive() {
        return aws.sqs()
                .receiveMessage(
                        get -> get.queueUrl(url).maxNumberOfMessages(BATCH).waitTimeSeconds(1))
                .messages();
    }

    /** Takes messages out for good. */
    public List<String> take() {
        var bodies = new ArrayList<String>();
        for (var message : receive()) {
            bodies.add(message.body());
            aws.sqs()
                    .deleteMessage(
                            delete -> delete.queueUrl(url).receiptHandle(message.receiptHandle()));
        }
        return bodies;
    }

    /** Takes messages like a worker that is killed before it has done anything. */
    public void takeAndDie() {
        receive()
                .forEach(
                        message ->
                                aws.sqs()
                                        .changeMessageVisibility(
                                                change ->
                                                        change.queueUrl(url)
                                                                .receiptHandle(
                                                                        message.receiptHandle())
                                                                .visibilityTimeout(2)));
    }

    /** Has the function work one message off, as the queue would. */
    public void work(String body) {
        var message = Message.builder().messageId("1").body(body).build();
        var event = EventSource.event(EventSource.name(url), List.of(message));
        try {
            function.invoke(event.toString().getBytes(StandardCharsets.UTF_8));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** How many wait to be seen. */
    public int waiting() {
        return Integer.parseInt(
                aws.sqs()
                        .getQueueAttributes(
                                get ->
                                        get.queueUrl(url)
                                                .attributeNames(
                                                        QueueAttributeName
                                                                .APPROXIMATE_NUMBER_OF_MESSAGES))
                        .attributes()
                        .getOrDefault(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, "0"));
    }

    /** How many were laid aside. */
    public int laidAside() {
        return aws.dead(url);
    }

    @Override
    public void close() {
        source.getAndSet(Optional.empty()).ifPresent(EventSource::close);
    }
}
