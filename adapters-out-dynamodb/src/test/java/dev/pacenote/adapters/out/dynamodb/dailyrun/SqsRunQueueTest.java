package dev.pacenote.adapters.out.dynamodb.dailyrun;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.adapters.out.dynamodb.platform.LocalQueues;
import dev.pacenote.application.contracts.dailyrun.RunQueueContract;
import dev.pacenote.application.dailyrun.RunMessage;
import dev.pacenote.application.dailyrun.RunQueue;
import dev.pacenote.application.platform.StoreUnavailableException;
import dev.pacenote.domain.notice.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Messages of a run on ElasticMQ. */
class SqsRunQueueTest implements RunQueueContract {

    private static final Topic RAIN = new Topic("rain");
    private static final RunMessageText TEXT = new RunMessageText(Map.of("rain_check", RAIN));
    private static final LocalQueues QUEUES = new LocalQueues();
    private static final SqsClient CLIENT = QUEUES.client();

    private final String work = url();
    private final String mails = url();

    private static String url() {
        return CLIENT.createQueue(create -> create.queueName(UUID.randomUUID().toString()))
                .queueUrl();
    }

    @AfterAll
    static void close() {
        QUEUES.close();
    }

    @Override
    public RunQueue queue() {
        return new SqsRunQueue(CLIENT, work, mails, TEXT);
    }

    @Override
    public Topic topic() {
        return RAIN;
    }

    @Override
    public List<RunMessage> take() {
        var taken = new ArrayList<RunMessage>();
        for (var url : List.of(work, mails)) {
            for (var message :
                    CLIENT.receiveMessage(get -> get.queueUrl(url).maxNumberOfMessages(10))
                            .messages()) {
                taken.add(TEXT.read(message.body()));
                CLIENT.deleteMessage(
                        delete -> delete.queueUrl(url).receiptHandle(message.receiptHandle()));
            }
        }
        return taken;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "{}",
                "{\"type\":\"survey\"}",
                "{\"type\":\"dance\",\"run\":\"00000000-0000-4000-8000-000000000001\"}",
                "{\"type\":\"rain_check\",\"run\":\"00000000-0000-4000-8000-000000000001\","
                        + "\"pass\":\"00000000-0000-4000-8000-000000000001\",\"person\":\"all\"}"
            })
    void what_is_no_message_is_said_to_be_none(String text) {
        assertThatThrownBy(() -> TEXT.read(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void queues_that_are_away_are_said_in_our_own_words() {
        try (var nobody = LocalQueues.client("http://127.0.0.1:1")) {
            var queue =
                    new SqsRunQueue(nobody, "http://127.0.0.1:1/a", "http://127.0.0.1:1/b", TEXT);
            var message = List.of(new RunMessage.Rehearse(UUID.randomUUID()));

            assertThatThrownBy(() -> queue.send(message, Duration.ZERO))
                    .isInstanceOf(StoreUnavailableException.class);
            assertThatThrownBy(queue::idle).isInstanceOf(StoreUnavailableException.class);
        }
    }
}
