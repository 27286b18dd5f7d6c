package dev.pacenote.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.JsonNode;
import dev.pacenote.application.platform.StoreUnavailableException;
import dev.pacenote.lambda.runtime.NoContext;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkClientException;

/** What becomes of messages that fail, and what an operator reads of them. */
class QueueFunctionTest {

    private static final Logger LOG = (Logger) LoggerFactory.getLogger(QueueFunction.class);

    private static final FailedMessages NO_QUEUE =
            new FailedMessages(
                    () -> {
                        throw SdkClientException.create("there is no queue here");
                    });

    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();

    @BeforeEach
    void listen() {
        logged.start();
        LOG.addAppender(logged);
    }

    @AfterEach
    void close() {
        LOG.detachAppender(logged);
    }

    private static JsonNode handled(RuntimeException failure) throws IOException {
        var function =
                new QueueFunction(NO_QUEUE) {
                    @Override
                    public boolean work(Message message, Context context) {
                        throw failure;
                    }
                };
        var event =
                JsonFunction.JSON.readTree(
                        """
                                {"Records": [{"messageId": "m1", "receiptHandle": "r", "body": "{}",
                                    "attributes": {"ApproximateReceiveCount": "3"}}]}
                                """);
        return function.handle(event, new NoContext());
    }

    private ILoggingEvent line() {
        assertThat(logged.list).hasSize(1);
        return logged.list.getFirst();
    }

    @Test
    void an_outage_of_the_store_is_one_line_and_the_message_comes_again() throws IOException {
        var answer = handled(new StoreUnavailableException(new IOException("no route to host")));

        assertThat(answer.at("/batchItemFailures/0/itemIdentifier").asText()).isEqualTo("m1");
        assertThat(line().getFormattedMessage())
                .isEqualTo("message m1 comes again after try 3: the store cannot be reached");
        assertThat(line().getThrowableProxy()).isNull();
    }

    @Test
    void a_fault_of_ours_is_told_with_where_it_is_and_without_what_somebody_wrote()
            throws IOException {
        var answer = handled(new IllegalStateException("fox@example.org wrote this"));

        assertThat(answer.at("/batchItemFailures/0/itemIdentifier").asText()).isEqualTo("m1");
        assertThat(line().getFormattedMessage()).isEqualTo("message m1 failed, try 3");
        assertThat(ThrowableProxyUtil.asString(line().getThrowableProxy()))
                .contains("IllegalStateException", "QueueFunctionTest")
                .doesNotContain("fox@example.org");
    }
}
