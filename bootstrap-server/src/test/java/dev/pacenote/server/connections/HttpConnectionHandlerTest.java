package dev.pacenote.server.connections;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.server.connections.ConnectionCounter.Kind;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A connection whose client takes only what the test says, by a clock that the test moves. */
class HttpConnectionHandlerTest {

    private static final Duration IDLE = Duration.ofMinutes(3);
    private static final Duration ARRIVAL = Duration.ofSeconds(30);
    private static final Duration STALL = Duration.ofMinutes(1);
    private static final Duration HEARTBEAT = Duration.ofSeconds(45);
    private static final int PIPELINED = 4;

    private final ServerLimits limits =
            new ServerLimits(
                    10, 2, 1, 1, PIPELINED, IDLE, ARRIVAL, STALL, HEARTBEAT, Duration.ZERO);
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final ConnectionCounter counter = new ConnectionCounter(limits, registry);
    private final SlowChannel channel = new SlowChannel();

    /** Its other end takes as many bytes as the test allows. */
    private static final class SlowChannel extends EmbeddedChannel {

        private long takes;

        void take(long bytes) {
            takes += bytes;
            flush();
            takes = 0;
        }

        @Override
        protected void doWrite(ChannelOutboundBuffer out) {
            while (takes > 0 && out.current() instanceof ByteBuf bytes) {
                long taken = Math.min(takes, bytes.readableBytes());
                takes -= taken;
                out.removeBytes(taken);
            }
        }
    }

    @BeforeEach
    void connect() {
        assertThat(counter.tryAcquire(Kind.CONNECTION)).isTrue();
        channel.freezeTime();
        var handler = new HttpConnectionHandler(limits, counter, LimitedServer.ANSWER_HEADERS);
        channel.pipeline().addLast("codec", new HttpServerCodec());
        handler.addTo(channel.pipeline(), "codec");
    }

    @AfterEach
    void everythingIsGivenBackOnce() {
        channel.finishAndReleaseAll();
        assertThat(held("connections")).isZero();
        assertThat(held("inside")).isZero();
        assertThat(held("streams")).isZero();
        assertThat(held("sockets")).isZero();
    }

    private double held(String kind) {
        return registry.get("pacenote.http." + kind).gauge().value();
    }

    private double rejected(String reason) {
        return registry.get("pacenote.http.turned.away").tag("reason", reason).counter().count();
    }

    private void receive(String text) {
        channel.writeInbound(Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII));
    }

    private void request() {
        receive("GET /api/v1/x HTTP/1.1\r\n\r\n");
    }

    private void upgrade() {
        receive("GET /ws HTTP/1.1\r\nConnection: upgrade\r\nUpgrade: websocket\r\n\r\n");
        var _ =
                channel.writeAndFlush(
                        new DefaultFullHttpResponse(
                                HttpVersion.HTTP_1_1, HttpResponseStatus.SWITCHING_PROTOCOLS));
        channel.take(Long.MAX_VALUE);
    }

    private void answer(int bytes) {
        var response =
                new DefaultFullHttpResponse(
                        HttpVersion.HTTP_1_1,
                        HttpResponseStatus.OK,
                        Unpooled.wrappedBuffer(new byte[bytes]));
        response.headers().set(HttpHeaderNames.CONTENT_LENGTH, bytes);
        var _ = channel.writeAndFlush(response);
    }

    private void beginStream() {
        var response = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
        response.headers().set(HttpHeaderNames.TRANSFER_ENCODING, "chunked");
        var _ = channel.writeAndFlush(response);
        channel.take(Long.MAX_VALUE);
    }

    private void stream(int bytes) {
        var _ =
                channel.writeAndFlush(
                        new DefaultHttpContent(Unpooled.wrappedBuffer(new byte[bytes])));
    }

    private void pass(Duration time) {
        // Step by step, as time passes.
        var step = Duration.ofSeconds(1);
        for (var left = time; left.isPositive(); left = left.minus(step)) {
            channel.advanceTimeBy(step.toNanos(), TimeUnit.NANOSECONDS);
            channel.runScheduledPendingTasks();
        }
    }

    @Test
    void an_idle_connection_is_closed_after_so_long() {
        pass(IDLE.minusSeconds(1));
        assertThat(channel.isOpen()).isTrue();

        pass(Duration.ofSeconds(1));

        assertThat(channel.isOpen()).isFalse();
        assertThat(rejected("slow")).isZero();
    }

    @Test
    void a_client_that_waits_for_an_answer_of_ours_is_not_cut() {
        request();
        assertThat(held("inside")).isEqualTo(1);

        pass(IDLE.multipliedBy(20));

        assertThat(channel.isOpen()).isTrue();
    }

    @Test
    void a_request_must_arrive_in_time_however_many_bytes_drip_in() {
        for (int i = 1; i < ARRIVAL.toSeconds(); i++) {
            receive("G");
            pass(Duration.ofSeconds(1));
        }
        assertThat(channel.isOpen()).isTrue();

        pass(Duration.ofSeconds(1));

        assertThat(channel.isOpen()).isFalse();
        assertThat(rejected("slow")).isEqualTo(1);
    }

    private void beginUpload(int length) {
        receive(
                """
                PUT /parts/files/1/2 HTTP/1.1\r
                Content-Length: %d\r
                \r
                """
                        .formatted(length));
    }

    private void receive(int bytes) {
        channel.writeInbound(Unpooled.wrappedBuffer(new byte[bytes]));
    }

    @Test
    void a_file_of_ten_megabytes_arrives_whole_from_a_phone_that_sends_half_a_megabit_a_second() {
        int second = 62_500;
        int seconds = 168;
        beginUpload(second * seconds);
        for (int i = 1; i < seconds; i++) {
            receive(second);
            pass(Duration.ofSeconds(1));
        }
        assertThat(channel.isOpen()).isTrue();

        receive(second);

        assertThat(held("inside")).as("it is here, and is worked on").isEqualTo(1);
        assertThat(rejected("slow")).isZero();
    }

    @Test
    void a_file_of_which_nothing_more_comes_is_waited_for_as_long_as_what_came_was_worth() {
        beginUpload(10_000_000);
        receive(20 * ArrivalDeadline.SECONDS_WORTH);
        pass(ARRIVAL.plusSeconds(19));
        assertThat(channel.isOpen()).isTrue();

        pass(Duration.ofSeconds(1));

        assertThat(channel.isOpen()).isFalse();
        assertThat(rejected("slow")).isEqualTo(1);
    }

    @Test
    void what_came_buys_no_time_for_ever_and_none_for_the_next_request() {
        beginUpload(ArrivalDeadline.SECONDS_WORTH * 20);
        receive(ArrivalDeadline.SECONDS_WORTH * 20);
        answer(1);
        channel.take(Long.MAX_VALUE);
        receive("GET /api");
        pass(ARRIVAL);
        assertThat(channel.isOpen()).as("the next one is small").isFalse();
    }

    @Test
    void a_body_that_goes_on_and_on_is_cut_in_the_end() {
        beginUpload(Integer.MAX_VALUE);
        var longest = ARRIVAL.multipliedBy(ArrivalDeadline.AT_MOST);
        for (int i = 1; i < longest.toSeconds(); i++) {
            receive(2 * ArrivalDeadline.SECONDS_WORTH);
            pass(Duration.ofSeconds(1));
        }
        assertThat(channel.isOpen()).isTrue();

        pass(Duration.ofSeconds(1));

        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void half_a_pipelined_request_is_waited_for_while_its_client_waits_for_us() {
        receive("GET /api/v1/x HTTP/1.1\r\n\r\nGET /api");
        pass(Duration.ofHours(1));
        assertThat(channel.isOpen()).isTrue();

        answer(1);
        channel.take(Long.MAX_VALUE);
        pass(ARRIVAL.plusSeconds(1));

        assertThat(channel.isOpen()).isTrue();
        receive("/v1/y HTTP/1.1\r\n\r\n");
        assertThat(held("inside")).isEqualTo(1);
    }

    @Test
    void a_body_that_never_comes_is_waited_for_no_longer_behind_another_request() {
        var both =
                """
                GET /api/v1/x HTTP/1.1

                POST /api/v1/y HTTP/1.1
                Content-Length: 10

                """;
        receive(both.replace("\n", "\r\n"));
        answer(1);
        channel.take(Long.MAX_VALUE);

        pass(ARRIVAL.multipliedBy(2).plusSeconds(1));

        assertThat(channel.isOpen()).isFalse();
        assertThat(rejected("slow")).isEqualTo(1);
    }

    @Test
    void a_client_that_speaks_before_it_is_a_web_socket_is_not_cut() {
        receive("GET /ws HTTP/1.1\r\nConnection: upgrade\r\nUpgrade: websocket\r\n\r\n");
        receive("GET / HTTP/1.1\r\n");
        var _ =
                channel.writeAndFlush(
                        new DefaultFullHttpResponse(
                                HttpVersion.HTTP_1_1, HttpResponseStatus.SWITCHING_PROTOCOLS));
        channel.take(Long.MAX_VALUE);

        pass(ARRIVAL.plusSeconds(1));

        assertThat(channel.isOpen()).isTrue();
        assertThat(held("sockets")).isEqualTo(1);
    }

    @Test
    void a_whole_address_counts_as_its_path() {
        receive("GET http://pacenote.example/api/v1/x HTTP/1.1\r\n\r\n");

        assertThat(held("inside")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/messages", "/messages/1", "/users/me", "/notifications/counts"})
    void the_addresses_of_every_area_take_a_place_of_a_request(String path) {
        receive("GET " + path + " HTTP/1.1\r\n\r\n");

        assertThat(held("inside")).isEqualTo(1);
    }

    @Test
    void a_client_that_took_one_answer_and_nothing_of_the_next_is_cut() {
        request();
        request();
        answer(1_000);
        channel.take(Long.MAX_VALUE);
        answer(1_000);
        assertThat(held("inside")).isZero();

        pass(STALL);
        assertThat(channel.isOpen()).as("so long it is waited for").isTrue();

        pass(STALL);
        assertThat(channel.isOpen()).isFalse();
        assertThat(rejected("slow")).isEqualTo(1);
    }

    @Test
    void a_client_that_takes_a_large_answer_slowly_is_not_cut_before_it_stops() {
        request();
        answer(1_000_000);
        for (int i = 0; i < 100; i++) {
            channel.take(1_000);
            pass(STALL.dividedBy(2));
        }
        assertThat(channel.isOpen()).isTrue();

        pass(STALL.multipliedBy(2));

        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void a_stream_of_which_we_send_nothing_is_not_cut_and_takes_no_place_of_a_request() {
        request();
        beginStream();
        assertThat(held("inside")).isZero();
        assertThat(held("streams")).isEqualTo(1);

        pass(IDLE.multipliedBy(20));
        assertThat(channel.isOpen()).isTrue();

        stream(1_000);
        pass(STALL.multipliedBy(3));
        assertThat(channel.isOpen()).as("of which it takes nothing").isFalse();
    }

    @Test
    void a_stream_for_which_the_streams_have_no_room_keeps_the_place_of_its_request() {
        counter.acquire(Kind.STREAM);
        request();
        beginStream();
        assertThat(held("inside")).isEqualTo(1);
        assertThat(held("streams")).isEqualTo(1);

        var _ = channel.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT);

        assertThat(held("inside")).isZero();
        counter.release(Kind.STREAM);
    }

    @Test
    void a_connection_that_sends_too_many_requests_before_the_first_answer_is_closed() {
        for (int i = 0; i < PIPELINED; i++) {
            request();
        }
        assertThat(channel.isOpen()).isTrue();

        request();

        assertThat(channel.isOpen()).isFalse();
        assertThat(rejected("ahead")).isEqualTo(1);
    }

    @Test
    void a_web_socket_holds_the_place_of_a_socket_and_no_other() {
        upgrade();

        assertThat(held("sockets")).isEqualTo(1);
        assertThat(held("connections")).isZero();
        assertThat(held("inside")).isZero();
    }

    @Test
    void a_server_that_stops_takes_no_more_sockets_and_goes_on_answering() {
        counter.takeNoMoreSockets();

        receive("GET /ws HTTP/1.1\r\nConnection: upgrade\r\nUpgrade: websocket\r\n\r\n");
        assertThat(held("sockets")).isZero();
        Object refused = channel.readInbound();
        assertThat(refused).isInstanceOf(RefusedRequest.class);
        assertThat(counter.isFull(Kind.REQUEST)).isFalse();
    }

    @Test
    void an_upgrade_that_was_refused_gives_its_place_back() {
        receive("GET /ws HTTP/1.1\r\nConnection: upgrade\r\nUpgrade: websocket\r\n\r\n");
        assertThat(held("sockets")).isEqualTo(1);

        answer(1);

        assertThat(held("sockets")).isZero();
        assertThat(held("connections")).isEqualTo(1);
    }

    @Test
    void a_request_of_the_api_takes_no_place_of_a_socket_by_asking_for_an_upgrade() {
        receive("GET /api/v1/x HTTP/1.1\r\nConnection: upgrade\r\nUpgrade: websocket\r\n\r\n");

        assertThat(held("inside")).isEqualTo(1);
        assertThat(held("sockets")).isZero();
    }

    @Test
    void a_client_that_vanishes_in_the_upgrade_gives_its_place_back() {
        receive("GET /ws HTTP/1.1\r\nConnection: upgrade\r\nUpgrade: websocket\r\n\r\n");

        var _ = channel.close();

        assertThat(held("sockets")).isZero();
        assertThat(held("connections")).isZero();
    }
}
