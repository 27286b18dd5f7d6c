package dev.pacenote.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import dev.pacenote.lambda.runtime.NoContext;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityResponse;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlResponse;

/** A message that failed comes again soon, not when its queue thinks that its worker is dead. */
class FailedMessagesTest {

    private final List<String> hidden = new ArrayList<>();
    private boolean away;

    /** A queue that notes for how long it is to hide what. */
    private final SqsClient sqs =
            new SqsClient() {
                @Override
                public GetQueueUrlResponse getQueueUrl(GetQueueUrlRequest request) {
                    return GetQueueUrlResponse.builder()
                            .queueUrl("https://sqs.example/1/" + request.queueName())
                            .build();
                }

                @Override
                public ChangeMessageVisibilityResponse changeMessageVisibility(
                        ChangeMessageVisibilityRequest request) {
                    if (away) {
                        throw SdkClientException.create("away");
                    }
                    hidden.add(
                            "%s %s %d s"
                                    .formatted(
                                            request.queueUrl(),
                                            request.receiptHandle(),
                                            request.visibilityTimeout()));
                    return ChangeMessageVisibilityResponse.builder().build();
                }

                @Override
                public String serviceName() {
                    return SqsClient.SERVICE_NAME;
                }

                @Override
                public void close() {}
            };

    private final QueueFunction function =
            new QueueFunction(new FailedMessages(() -> sqs)) {
                @Override
                public boolean work(Message message, Context context) throws InterruptedException {
                    return switch (message.body()) {
                        case "fails" -> throw new IllegalStateException("the store is away");
                        case "Party" -> throw new IllegalArgumentException("no such event");
                        case "takes too long" -> throw new InterruptedException();
                        default -> message.body().equals("done");
                    };
                }
            };

    /** Ids of the messages that come again. */
    private List<String> handled(String body, int received) {
        return handled("pacenote-mails", body, received);
    }

    private List<String> handled(String queue, String body, int received) {
        var event = JsonFunction.JSON.createObjectNode();
        event.withArray("Records")
                .addObject()
                .put("messageId", "m")
                .put("receiptHandle", "receipt")
                .put("body", body)
                .put("eventSourceARN", "arn:aws:sqs:eu-central-1:1:" + queue)
                .putObject("attributes")
                .put("ApproximateReceiveCount", Integer.toString(received));
        return function.handle(event, new NoContext())
                .path("batchItemFailures")
                .findValuesAsText("itemIdentifier");
    }

    @Test
    void what_failed_is_tried_again_within_seconds_and_less_often_later() {
        for (int received = 1; received <= 20; received++) {
            assertThat(handled("fails", received)).containsExactly("m");
        }

        assertThat(hidden)
                .startsWith(
                        "https://sqs.example/1/pacenote-mails receipt 5 s",
                        "https://sqs.example/1/pacenote-mails receipt 30 s",
                        "https://sqs.example/1/pacenote-mails receipt 180 s",
                        "https://sqs.example/1/pacenote-mails receipt 900 s",
                        "https://sqs.example/1/pacenote-mails receipt 900 s")
                .hasSize(20);
    }

    @Test
    void what_others_wait_behind_is_tried_again_twice_a_minute() {
        for (int received = 1; received <= 9; received++) {
            assertThat(handled("events.fifo", "fails", received)).containsExactly("m");
        }

        assertThat(hidden)
                .startsWith(
                        "https://sqs.example/1/events.fifo receipt 5 s",
                        "https://sqs.example/1/events.fifo receipt 30 s",
                        "https://sqs.example/1/events.fifo receipt 30 s")
                .last()
                .isEqualTo("https://sqs.example/1/events.fifo receipt 30 s");
    }

    @Test
    void what_took_too_long_goes_on_at_once() {
        assertThat(handled("takes too long", 4)).containsExactly("m");

        assertThat(hidden).containsExactly("https://sqs.example/1/pacenote-mails receipt 5 s");
    }

    @Test
    void what_nobody_understands_is_soon_laid_aside() {
        assertThat(handled("Party", 5)).containsExactly("m");

        assertThat(hidden).containsExactly("https://sqs.example/1/pacenote-mails receipt 5 s");
    }

    @Test
    void what_is_done_and_what_waits_by_itself_is_left_alone() {
        assertThat(handled("done", 1)).isEmpty();
        assertThat(handled("waits", 1)).containsExactly("m");

        assertThat(hidden).isEmpty();
    }

    @Test
    void it_comes_again_later_where_the_queue_cannot_be_told() {
        away = true;

        assertThat(handled("fails", 1)).containsExactly("m");
    }
}
