package dev.pacenote.server.connections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameEncoder;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a server answers whose client breaks a rule of frames, and that nothing of ours failed. */
class SocketFrameGuardTest {

    private static final byte[] LARGE = new byte[SocketFrameGuard.MAX_MESSAGE + 1];

    private final EmbeddedChannel server = new EmbeddedChannel();

    SocketFrameGuardTest() {
        var settings =
                WebSocketDecoderConfig.newBuilder()
                        .maxFramePayloadLength(SocketFrameGuard.MAX_MESSAGE)
                        .build();
        server.pipeline()
                .addLast("wsencoder", new WebSocket13FrameEncoder(false))
                .addLast("wsdecoder", new WebSocket13FrameDecoder(settings));
        SocketFrameGuard.addTo(server.pipeline());
    }

    private void says(WebSocketFrame... frames) {
        var client = new EmbeddedChannel(new WebSocket13FrameEncoder(true));
        for (var frame : frames) {
            client.writeOutbound(frame);
        }
        ByteBuf bytes = client.readOutbound();
        while (bytes != null) {
            server.writeInbound(bytes);
            bytes = client.readOutbound();
        }
    }

    /** What the client reads: text, or the code of a close frame. */
    private List<String> answers() {
        var client =
                new EmbeddedChannel(
                        new WebSocket13FrameDecoder(
                                WebSocketDecoderConfig.newBuilder()
                                        .expectMaskedFrames(false)
                                        .build()));
        ByteBuf bytes = server.readOutbound();
        while (bytes != null) {
            client.writeInbound(bytes);
            bytes = server.readOutbound();
        }
        var answers = new ArrayList<String>();
        Object frame = client.readInbound();
        while (frame != null) {
            answers.add(
                    switch (frame) {
                        case TextWebSocketFrame text -> text.text();
                        case CloseWebSocketFrame close -> "close " + close.statusCode();
                        default -> frame.toString();
                    });
            frame = client.readInbound();
        }
        return answers;
    }

    @Test
    void a_frame_that_is_too_large_is_closed_after_a_bye() {
        says(new BinaryWebSocketFrame(Unpooled.wrappedBuffer(LARGE)));

        assertThat(answers()).containsExactly("{\"type\":\"bye\",\"code\":1009}", "close 1009");
        server.checkException();
    }

    @Test
    void a_message_of_several_frames_that_is_too_large_is_closed_after_a_bye() {
        var half = new byte[SocketFrameGuard.MAX_MESSAGE / 2];
        says(
                new TextWebSocketFrame(false, 0, Unpooled.copiedBuffer(half)),
                new ContinuationWebSocketFrame(false, 0, Unpooled.copiedBuffer(half)),
                new ContinuationWebSocketFrame(true, 0, Unpooled.copiedBuffer(new byte[1])));

        assertThat(answers()).containsExactly("{\"type\":\"bye\",\"code\":1009}", "close 1009");
        server.checkException();
    }

    @Test
    void text_that_is_none_is_closed_and_is_no_failure_of_the_endpoint() {
        says(new TextWebSocketFrame(true, 0, Unpooled.wrappedBuffer(new byte[] {(byte) 0xFF})));

        assertThat(answers()).containsExactly("close 1007");
        server.checkException();
    }

    @Test
    void a_connection_that_ends_within_a_message_is_no_failure_of_the_endpoint() {
        says(new TextWebSocketFrame(false, 0, Unpooled.copiedBuffer(new byte[] {'{'})));

        var _ = server.disconnect();

        server.checkException();
        assertThat(server.isActive()).isFalse();
    }

    @Test
    void a_failure_of_something_else_is_one_of_the_endpoint() {
        server.pipeline().fireExceptionCaught(new IllegalStateException("broken"));

        assertThatThrownBy(server::checkException).hasMessage("broken");
    }

    @Test
    void a_close_frame_is_answered_with_its_code_and_nothing_else() {
        says(new CloseWebSocketFrame(1009, "too large for us"));

        assertThat(answers()).containsExactly("close 1009");
    }
}
