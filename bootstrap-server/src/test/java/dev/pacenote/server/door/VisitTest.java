package dev.pacenote.server.door;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers of which the other side takes only what the test says, at times that the test says. */
class VisitTest {

    private static final Duration SILENCE = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final Duration PAUSE = PATIENCE.dividedBy(8);
    private static final int AHEAD = 100;

    private final Crowd crowd =
            new Crowd(
                    new Capacity(10, 10, AHEAD, SILENCE, PATIENCE, PATIENCE),
                    new SimpleMeterRegistry());
    private final Queue<ChannelPromise> onTheirWay = new ArrayDeque<>();

    /** The time: the visit's, and that of the event loop on which it looks at it. */
    private long nanos;

    private final EmbeddedChannel channel =
            new EmbeddedChannel(
                    new Cable(),
                    new Visit(
                            crowd,
                            (_, _) -> {
                                throw new AssertionError("there is room");
                            },
                            (_, _) -> {},
                            () -> nanos));

    /** Takes an answer when it is told to. */
    private final class Cable extends ChannelOutboundHandlerAdapter {
        @Override
        public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
            ReferenceCountUtil.release(message);
            onTheirWay.add(promise);
        }
    }

    @BeforeEach
    void stopTheClock() {
        channel.freezeTime();
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

    private void pause() {
        pass(PAUSE);
    }

    private void pass(Duration time) {
        nanos += time.toNanos();
        channel.advanceTimeBy(time.toNanos(), TimeUnit.NANOSECONDS);
        channel.runScheduledPendingTasks();
    }

    @Test
    void who_took_one_answer_is_not_waited_for_over_the_next() {
        ask();
        ask();
        answer();
        answer();

        onTheirWay.remove().setSuccess();
        pass(PATIENCE);
        assertThat(channel.isOpen()).as("so long it is waited for").isTrue();

        pause();

        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void silence_is_borne_for_so_long() {
        pass(SILENCE);
        assertThat(channel.isOpen()).isTrue();

        pause();

        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void another_answer_behind_it_is_no_excuse() {
        for (int i = 0; i < AHEAD && channel.isOpen(); i++) {
            ask();
            answer();
            pause();
        }

        assertThat(channel.isOpen()).isFalse();
        assertThat(onTheirWay).hasSize(9);
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

        pass(SILENCE.multipliedBy(20));

        assertThat(channel.isOpen()).isTrue();
    }
}
