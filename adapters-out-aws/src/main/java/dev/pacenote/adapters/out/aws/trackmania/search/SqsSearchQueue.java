package dev.pacenote.adapters.out.aws.trackmania.search;

import dev.pacenote.application.platform.StoreUnavailableException;
import dev.pacenote.application.trackmania.search.SearchQueue;
import dev.pacenote.configuration.Choices;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.UUID;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Searches that wait, in an SQS FIFO queue. Its five minutes of not taking the same message again
 * are longer than a search may live, so one that waits or is worked off is not queued twice. Each
 * search is a group of its own: none waits for another.
 */
@Singleton
@Requires(property = Choices.SEARCH_QUEUE, value = "sqs")
public final class SqsSearchQueue implements SearchQueue {

    private final SqsClient client;
    private final String url;

    @Inject
    SqsSearchQueue(SqsClient client, SearchQueueConfiguration queue) {
        this(client, queue.url().toString());
    }

    /**
     * @param url of a FIFO queue
     */
    public SqsSearchQueue(SqsClient client, String url) {
        this.client = client;
        this.url = url;
    }

    @Override
    public void enqueue(UUID job) {
        try {
            client.sendMessage(
                    send ->
                            send.queueUrl(url)
                                    .messageBody(SearchMessageJson.write(job))
                                    .messageGroupId(job.toString())
                                    .messageDeduplicationId(job.toString()));
        } catch (SdkException e) {
            throw new StoreUnavailableException(e);
        }
    }
}
