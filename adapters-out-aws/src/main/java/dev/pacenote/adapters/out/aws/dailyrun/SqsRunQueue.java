package dev.pacenote.adapters.out.aws.dailyrun;

import dev.pacenote.application.dailyrun.distributed.RunMessage;
import dev.pacenote.application.dailyrun.distributed.RunQueue;
import dev.pacenote.application.platform.StoreUnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** Messages of daily runs on two SQS queues: one for mails, whose workers do nothing else. */
public final class SqsRunQueue implements RunQueue {

    /** As many messages as SQS takes at once. */
    private static final int BATCH = 10;

    /** How often what SQS did not take of a batch is sent again. */
    private static final int TRIES = 5;

    private final SqsClient client;
    private final String workUrl;
    private final String mailUrl;
    private final RunMessageJson text;

    /**
     * @param workUrl of the queue of everything but mails
     * @param mailUrl of the queue of mails to try
     */
    public SqsRunQueue(SqsClient client, String workUrl, String mailUrl, RunMessageJson text) {
        this.client = client;
        this.workUrl = workUrl;
        this.mailUrl = mailUrl;
        this.text = text;
    }

    @Override
    public void send(Collection<? extends RunMessage> messages, Duration delay) {
        var shortened = delay.compareTo(MAX_DELAY) > 0 ? MAX_DELAY : delay;
        var mails = new ArrayList<RunMessage>();
        var others = new ArrayList<RunMessage>();
        messages.forEach(
                message -> (message instanceof RunMessage.SendMail ? mails : others).add(message));
        send(mailUrl, mails, shortened);
        send(workUrl, others, shortened);
    }

    private void send(String url, List<RunMessage> messages, Duration delay) {
        for (int from = 0; from < messages.size(); from += BATCH) {
            var some = messages.subList(from, Math.min(messages.size(), from + BATCH));
            var entries =
                    IntStream.range(0, some.size())
                            .mapToObj(
                                    i ->
                                            SendMessageBatchRequestEntry.builder()
                                                    .id(Integer.toString(i))
                                                    .messageBody(text.write(some.get(i)))
                                                    .delaySeconds((int) delay.toSeconds())
                                                    .build())
                            .toList();
            deliver(url, entries);
        }
    }

    /** SQS may take some messages of a batch and not others. */
    private void deliver(String url, List<SendMessageBatchRequestEntry> all) {
        var open = new ArrayList<>(all);
        try {
            for (int i = 0; i < TRIES && !open.isEmpty(); i++) {
                var batch = List.copyOf(open);
                var taken =
                        client
                                .sendMessageBatch(send -> send.queueUrl(url).entries(batch))
                                .successful()
                                .stream()
                                .map(result -> result.id())
                                .toList();
                open.removeIf(entry -> taken.contains(entry.id()));
            }
        } catch (SdkException e) {
            throw new StoreUnavailableException(e);
        }
        if (!open.isEmpty()) {
            throw new StoreUnavailableException(
                    new IllegalStateException(open.size() + " messages were not taken"));
        }
    }

    @Override
    public boolean idle() {
        return Stream.of(workUrl, mailUrl).allMatch(this::isIdle);
    }

    private boolean isIdle(String url) {
        try {
            Map<QueueAttributeName, String> attributes =
                    client.getQueueAttributes(
                                    get ->
                                            get.queueUrl(url)
                                                    .attributeNames(
                                                            QueueAttributeName
                                                                    .APPROXIMATE_NUMBER_OF_MESSAGES,
                                                            QueueAttributeName
                                                                    .APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED,
                                                            QueueAttributeName
                                                                    .APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
                            .attributes();
            return attributes.values().stream().allMatch("0"::equals);
        } catch (SdkException e) {
            throw new StoreUnavailableException(e);
        }
    }
}
