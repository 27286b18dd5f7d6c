package dev.pacenote.lambda.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.pacenote.application.platform.StoreUnavailableException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What the log says of handshakes that fail: an alarm counts it. */
class SocketAuthorizerTest {

    private final Logger logger = (Logger) LoggerFactory.getLogger(SocketAuthorizer.class);
    private final ListAppender<ILoggingEvent> told = new ListAppender<>();

    @BeforeEach
    void listen() {
        told.start();
        logger.addAppender(told);
    }

    @AfterEach
    void leave() {
        logger.detachAppender(told);
    }

    @Test
    void a_failure_is_told_and_stays_one() {
        var away = new StoreUnavailableException(new IllegalStateException("secret"));

        assertThatThrownBy(
                        () ->
                                SocketAuthorizer.telling(
                                        () -> {
                                            throw away;
                                        }))
                .isSameAs(away);

        assertThat(told.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly(
                        "a handshake failed that was not refused: StoreUnavailableException");
    }

    @Test
    void a_refusal_is_none() {
        var refused = new SocketAuthorizer.UnauthorizedException();

        assertThatThrownBy(
                        () ->
                                SocketAuthorizer.telling(
                                        () -> {
                                            throw refused;
                                        }))
                .isSameAs(refused);

        assertThat(told.list).isEmpty();
    }
}
