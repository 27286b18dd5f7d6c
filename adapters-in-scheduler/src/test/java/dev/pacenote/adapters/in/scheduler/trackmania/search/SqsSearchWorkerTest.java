package dev.pacenote.adapters.in.scheduler.trackmania.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.adapters.out.aws.trackmania.search.SearchMessageJson;
import dev.pacenote.adapters.out.aws.trackmania.search.SqsSearchQueue;
import dev.pacenote.application.contracts.trackmania.search.SearchQueueContract;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.StoreUnavailableException;
import dev.pacenote.application.trackmania.search.SearchQueue;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** The queue of searches in SQS and the worker of a process that stays, on ElasticMQ. */
class SqsSearchWorkerTest implements SearchQueueContract {

    private static SqsClient client;

    private final List<UUID> begun = new CopyOnWriteArrayList<>();
    private final AtomicInteger failures = new AtomicInteger();
    private final String queue = newQueue();
    private SqsSearchWorker worker;

    @BeforeAll
    static void open() {
        var server = SQSRestServerBuilder.withInterface("127.0.0.1").withDynamicPort().start();
        int port = server.waitUntilStarted().localAddress().getPort();
        client =
                SqsClient.builder()
                        .httpClientBuilder(UrlConnectionHttpClient.builder())
                        .endpointOverride(URI.create("http://127.0.0.1:" + port))
                        .region(Region.EU_CENTRAL_1)
                        .credentialsProvider(
                                StaticCredentialsProvider.create(
                                        AwsBasicCredentials.create("local", "local")))
                        .build();
    }

    /** The server ends with the process: asked to stop, it waits a minute for polls of workers. */
    @AfterAll
    static void closeAll() {
        client.close();
    }

    private static String newQueue() {
        return client.createQueue(
                        create ->
                                create.queueName(UUID.randomUUID() + ".fifo")
                                        .attributes(Map.of(QueueAttributeName.FIFO_QUEUE, "true")))
                .queueUrl();
    }

    @BeforeEach
    void prepare() {
        worker = new SqsSearchWorker(client, queue, SearchMessageJson::read, this::perform);
    }

    private void perform(UUID job) {
        begun.add(job);
        if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new IllegalStateException("a bug");
        }
    }

    @AfterEach
    void close() {
        worker.close();
    }

    @Override
    public SearchQueue queue() {
        return new SqsSearchQueue(client, queue);
    }

    @Override
    public List<UUID> begun() {
        return begun;
    }

    @Override
    public void start() {
        worker.start();
    }

    @Override
    public void restart() {
        worker.close();
        prepare();
    }

    @Test
    void a_search_that_failed_is_done_again_and_then_gone() {
        failures.set(1);
        var job = UUID.randomUUID();
        queue().enqueue(job);
        assertThat(worker.waiting()).isOne();

        start();

        Samples.until(() -> begun.equals(List.of(job, job)) && worker.waiting() == 0);
    }

    @Test
    void a_search_that_a_stop_interrupts_is_given_back_at_once() {
        var job = UUID.randomUUID();
        queue().enqueue(job);
        worker =
                new SqsSearchWorker(
                        client,
                        queue,
                        SearchMessageJson::read,
                        found -> {
                            begun.add(found);
                            new CountDownLatch(1).await();
                        });
        start();
        Samples.until(() -> begun.equals(List.of(job)));

        worker.close();

        // Long before the half minute for which a search is hidden.
        var again =
                client.receiveMessage(get -> get.queueUrl(queue).waitTimeSeconds(10)).messages();
        assertThat(again)
                .singleElement()
                .extracting(message -> SearchMessageJson.read(message.body()))
                .isEqualTo(job);
    }

    @Test
    void a_queue_that_does_not_answer_is_an_outage() {
        var nowhere =
                new SqsSearchWorker(
                        client, queue + "-gone.fifo", SearchMessageJson::read, this::perform);

        assertThatThrownBy(nowhere::waiting).isInstanceOf(StoreUnavailableException.class);
        nowhere.close();
    }
}
