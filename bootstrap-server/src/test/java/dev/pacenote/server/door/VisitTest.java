package dev.pacenote.server.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.ReferenceCountUtil;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Answers of which the other side takes only what the test says. */
class VisitTest {

    private static final Duration PATIENCE = Duration.ofMillis(200);
    private static final int AHEAD = 100;

    private final Crowd crowd =
            new Crowd(
                    new Capacity(10, 10, AHEAD, Duration.ofMinutes(1), PATIENCE, PATIENCE),
                    new SimpleMeterRegistry());
    private final Queue<ChannelPromise> onTheirWay = new ArrayDeque<>();
    private final EmbeddedChannel channel =
            new EmbeddedChannel(
                    new Cable(),
                    new Visit(
                            crowd,
                            (_, _) -> {
                                throw new AssertionError("there is room");
                            },
                            (_, _) -> {}));

    /** Takes an answer when it is told to. */
    private final class Cable extends ChannelOutboundHandlerAdapter {
        @Override
        public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
            ReferenceCountUtil.release(message);
            onTheirWay.add(promise);
        }
    }

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
    }

    private void ask() {
        channel.writeInbound(
                new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/api/v1/x"));
    }

    private void answer() {
        var _ =
                channel.write(
                        new DefaultFullHttpResponse(
                                HttpVersion.HTTP_1_1, HttpResponseStatus.NO_CONTENT));
        channel.runScheduledPendingTasks();
    }

    private void awaitTheEnd() {
        await().atMost(PATIENCE.multipliedBy(5))
                .until(
                        () -> {
                            channel.runScheduledPendingTasks();
                            return !channel.isOpen();
                        });
    }

    private static void pause() {
        LockSupport.parkNanos(PATIENCE.dividedBy(8).toNanos());
    }

    @Test
    void who_took_one_answer_is_not_waited_for_over_the_next() {
        ask();
        ask();
        answer();
        answer();

        onTheirWay.remove().setSuccess();

        awaitTheEnd();
    }

    @Test
    void another_answer_behind_it_is_no_excuse() {
        for (int i = 0; i < AHEAD && channel.isOpen(); i++) {
            ask();
            answer();
            pause();
        }

        assertThat(channel.isOpen()).isFalse();
        assertThat(onTheirWay).hasSizeLessThan(AHEAD / 2);
    }

    @Test
    void who_takes_answers_one_by_one_stays() {
        for (int i = 0; i < 20; i++) {
            ask();
            answer();
            pause();
            onTheirWay.remove().setSuccess();
        }

        assertThat(channel.isOpen()).isTrue();
    }

    @Test
    void who_waits_for_an_answer_stays() {
        ask();

        for (int i = 0; i < 20; i++) {
            pause();
            channel.runScheduledPendingTasks();
        }

        assertThat(channel.isOpen()).isTrue();
    }
}
