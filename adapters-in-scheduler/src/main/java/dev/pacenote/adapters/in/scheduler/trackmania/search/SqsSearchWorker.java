package dev.pacenote.adapters.in.scheduler.trackmania.search;

import dev.pacenote.application.platform.StoreUnavailableException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * Works off the searches that wait in an SQS queue, in a process that stays. A message is hidden
 * from others for half a minute at a time while it is worked off, so that the search of a killed
 * process is soon taken over; one that fails is seen again after two seconds, until the queue lays
 * it aside.
 */
public final class SqsSearchWorker implements SearchWorker {

    private static final Logger LOG = LoggerFactory.getLogger(SqsSearchWorker.class);

    private static final int AT_ONCE = 8;

    /** Shorter than one try of the client may take. */
    private static final int WAIT_SECONDS = 2;

    private static final int HIDDEN_SECONDS = 30;
    private static final int HEARTBEAT_SECONDS = 10;
    private static final int RETRY_SECONDS = 2;
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(2);

    private final SqsClient client;
    private final String queue;
    private final Function<String, UUID> reader;
    private final Work work;
    private final Semaphore free = new Semaphore(AT_ONCE);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService heartbeats =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("search-heartbeat").factory());

    /**
     * @param queue the queue's URL
     * @param reader reads which search a message asks for
     */
    public SqsSearchWorker(
            SqsClient client, String queue, Function<String, UUID> reader, Work work) {
        this.client = client;
        this.queue = queue;
        this.reader = reader;
        this.work = work;
    }

    @Override
    public void start() {
        threads.execute(this::poll);
    }

    private void poll() {
        try {
            while (!threads.isShutdown()) {
                free.acquire();
                var messages = receive();
                if (messages.isEmpty()) {
                    free.release();
                }
                messages.forEach(message -> threads.execute(() -> handle(message)));
            }
        } catch (InterruptedException e) {
            // The end: what was not begun is still in the queue.
            Thread.currentThread().interrupt();
        }
    }

    private List<Message> receive() throws InterruptedException {
        try {
            return client.receiveMessage(
                            get ->
                                    get.queueUrl(queue)
                                            .maxNumberOfMessages(1)
                                            .visibilityTimeout(HIDDEN_SECONDS)
                                            .waitTimeSeconds(WAIT_SECONDS))
                    .messages();
        } catch (RuntimeException e) {
            // Whatever it is: nobody else begins to ask again.
            if (!threads.isShutdown()) {
                LOG.warn(
                        "the queue of searches cannot be read and is asked again soon: {}",
                        e.toString());
                TimeUnit.SECONDS.sleep(RETRY_SECONDS);
            }
            return List.of();
        }
    }

    private void handle(Message message) {
        var heartbeat =
                heartbeats.scheduleAtFixedRate(
                        () -> hide(message, HIDDEN_SECONDS),
                        HEARTBEAT_SECONDS,
                        HEARTBEAT_SECONDS,
                        TimeUnit.SECONDS);
        boolean done = false;
        boolean stopped = false;
        try {
            work.perform(reader.apply(message.body()));
            done = true;
        } catch (InterruptedException e) {
            LOG.info("stopped; the search goes on with another worker");
            stopped = true;
        } catch (RuntimeException e) {
            LOG.warn("a search failed and is tried again", e);
        } finally {
            heartbeat.cancel(false);
            finish(message, done);
            free.release();
            if (stopped) {
                // Not before the message is given back: the client sends nothing in a thread that
                // is interrupted.
                Thread.currentThread().interrupt();
            }
        }
    }

    private void finish(Message message, boolean done) {
        if (!done) {
            hide(message, RETRY_SECONDS);
            return;
        }
        try {
            client.deleteMessage(
                    delete -> delete.queueUrl(queue).receiptHandle(message.receiptHandle()));
        } catch (SdkException e) {
            LOG.warn("a finished search stays in its queue; doing it again changes nothing", e);
        }
    }

    private void hide(Message message, int seconds) {
        try {
            client.changeMessageVisibility(
                    change ->
                            change.queueUrl(queue)
                                    .receiptHandle(message.receiptHandle())
                                    .visibilityTimeout(seconds));
        } catch (SdkException e) {
            LOG.debug("the message comes again when its visibility timeout is over", e);
        }
    }

    @Override
    public long waiting() {
        try {
            return count();
        } catch (SdkException e) {
            throw new StoreUnavailableException(e);
        }
    }

    private long count() {
        var attributes =
                client.getQueueAttributes(
                                get ->
                                        get.queueUrl(queue)
                                                .attributeNames(
                                                        QueueAttributeName
                                                                .APPROXIMATE_NUMBER_OF_MESSAGES,
                                                        QueueAttributeName
                                                                .APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
                        .attributes();
        return Stream.of(
                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE)
                .mapToLong(name -> Long.parseLong(attributes.getOrDefault(name, "0")))
                .sum();
    }

    @Override
    public void close() {
        threads.shutdownNow();
        try {
            if (!threads.awaitTermination(STOP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.info("a search does not stop; another worker takes it over");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        heartbeats.shutdownNow();
    }
}
