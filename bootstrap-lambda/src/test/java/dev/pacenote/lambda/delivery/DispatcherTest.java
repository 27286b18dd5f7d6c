package dev.pacenote.lambda.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.pacenote.application.delivery.dispatch.NoticeOutbox;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Topic;
import dev.pacenote.lambda.JsonFunction;
import org.junit.jupiter.api.Test;

/** Events of the change feed of notices, as DynamoDB writes them. */
class DispatcherTest {

    private static String record(String name, String image) {
        return """
               {"eventID":"c9fbe7d0","eventName":"%s","eventVersion":"1.1",
                "eventSource":"aws:dynamodb","awsRegion":"eu-central-1",
                "dynamodb":{"ApproximateCreationDateTime":1.479499740E9,
                  "Keys":{"userId":{"S":"43"},"noticeId":{"S":"message.new#ab"}},
                  %s
                  "SequenceNumber":"4421584500000000017450439091","SizeBytes":112,
                  "StreamViewType":"NEW_IMAGE"},
                "eventSourceARN":"arn:aws:dynamodb:eu-central-1:000000000000:table/notices/stream/1"}
               """
                .formatted(name, image);
    }

    private static final String IMAGE =
            """
            "NewImage":{"userId":{"S":"43"},"noticeId":{"S":"message.new#ab"},
              "topic":{"S":"message.new"},"dedupeKey":{"S":"m-1"},"toldAt":{"N":"1"}},
            """;

    @Test
    void what_was_told_is_dispatched_and_other_changes_are_not() throws JsonProcessingException {
        var event =
                JsonFunction.JSON.readTree(
                        "{\"Records\":["
                                + record("INSERT", IMAGE)
                                + ","
                                + record("MODIFY", IMAGE)
                                + ","
                                + record("REMOVE", "")
                                + "]}");

        assertThat(Dispatcher.notices(event))
                .containsExactly(
                        new NoticeOutbox.Key(new AccountId(43), new Topic("message.new"), "m-1"));
    }
}
