package dev.pacenote.adapters.out.aws.trackmania.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.adapters.out.aws.platform.LocalQueues;
import dev.pacenote.application.contracts.trackmania.search.SearchQueueContract;
import dev.pacenote.application.platform.StoreUnavailableException;
import dev.pacenote.application.trackmania.search.SearchQueue;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** The queue on ElasticMQ, with the shortest possible worker at its other end. */
class SqsSearchQueueTest implements SearchQueueContract {

    private static final LocalQueues QUEUES = new LocalQueues();
    private static final SqsClient CLIENT = QUEUES.client();

    private final List<UUID> begun = new CopyOnWriteArrayList<>();
    private volatile boolean working;
    private Thread worker = new Thread(() -> {});
    private String url;

    @BeforeEach
    void open() {
        url =
                CLIENT.createQueue(
                                create ->
                                        create.queueName(UUID.randomUUID() + ".fifo")
                                                .attributes(
                                                        Map.of(
                                                                QueueAttributeName.FIFO_QUEUE,
                                                                "true")))
                        .queueUrl();
    }

    @AfterEach
    void end() throws InterruptedException {
        working = false;
        worker.join();
    }

    @AfterAll
    static void close() {
        QUEUES.close();
    }

    @Override
    public SearchQueue queue() {
        return new SqsSearchQueue(CLIENT, url);
    }

    @Override
    public List<UUID> begun() {
        return begun;
    }

    @Override
    public void start() {
        working = true;
        worker = Thread.ofVirtual().start(this::work);
    }

    private void work() {
        while (working) {
            for (var message :
                    CLIENT.receiveMessage(get -> get.queueUrl(url).waitTimeSeconds(1)).messages()) {
                begun.add(SearchMessageJson.read(message.body()));
                CLIENT.deleteMessage(
                        delete -> delete.queueUrl(url).receiptHandle(message.receiptHandle()));
            }
        }
    }

    @Override
    public void restart() {
        working = false;
    }

    @Test
    void a_queue_that_is_away_is_said_in_our_own_words() {
        try (var nobody = LocalQueues.client("http://127.0.0.1:1")) {
            var queue = new SqsSearchQueue(nobody, "http://127.0.0.1:1/queue.fifo");

            assertThatThrownBy(() -> queue.enqueue(UUID.randomUUID()))
                    .isInstanceOf(StoreUnavailableException.class);
        }
    }

    @Test
    void a_message_says_its_type_and_the_search() {
        var job = UUID.fromString("5f0c1a86-9a37-4a0e-8a35-1b7f6f0f6d1a");

        assertThat(SearchMessageJson.write(job))
                .isEqualTo(
                        "{\"type\":\"map_search\",\"job\":\"5f0c1a86-9a37-4a0e-8a35-1b7f6f0f6d1a\"}");
        assertThat(SearchMessageJson.read(SearchMessageJson.write(job))).isEqualTo(job);
    }

    @Test
    void a_message_of_the_version_before_is_only_the_search() {
        var job = UUID.randomUUID();

        assertThat(SearchMessageJson.read(job.toString())).isEqualTo(job);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no search",
                "{}",
                "{\"type\":\"map_search\"}",
                "{\"type\":\"dance\",\"job\":\"5f0c1a86-9a37-4a0e-8a35-1b7f6f0f6d1a\"}"
            })
    void what_asks_for_no_search_is_said_so(String text) {
        assertThatThrownBy(() -> SearchMessageJson.read(text))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
