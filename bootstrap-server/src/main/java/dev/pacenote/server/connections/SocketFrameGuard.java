package dev.pacenote.server.connections;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.CorruptedFrameException;
import io.netty.handler.codec.PrematureChannelClosureException;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.Utf8FrameValidator;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.util.ReferenceCountUtil;

/**
 * Holds the rules of a socket's frames that Micronaut leaves open (ADR 53): text is UTF-8 (else
 * 1007), a message of several frames is no larger than one of a single frame (else 1009), reserved
 * bits are 0 because there are no extensions (else 1002), a close frame is answered. A binary
 * message arrives as an empty text, which no endpoint understands. A client that broke a rule was
 * told so, and is closed: that is no failure of the endpoint.
 */
final class SocketFrameGuard extends ChannelDuplexHandler {

    /** The largest message, in bytes. */
    static final int MAX_MESSAGE = 32 * 1024;

    private static final String DECODER = "wsdecoder";

    private boolean closing;

    /** Adds the handlers around the decoder of frames. */
    static void addTo(ChannelPipeline pipeline) {
        pipeline.addBefore(DECODER, "socket-bye", new Bye())
                .addAfter(DECODER, "socket-bits", new ReservedBits())
                .addAfter("socket-bits", "socket-utf8", new Utf8FrameValidator())
                .addAfter("socket-utf8", "socket-messages", new Messages())
                .addAfter("socket-messages", "socket-frames", new SocketFrameGuard());
    }

    /**
     * Says {@code bye} before a message that is too large is closed, whoever closes it: the decoder
     * passes by all handlers but this one.
     */
    private static final class Bye extends ChannelOutboundHandlerAdapter {

        private static final int TOO_LARGE = WebSocketCloseStatus.MESSAGE_TOO_BIG.code();

        private boolean closed;

        @Override
        public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
            if (message instanceof CloseWebSocketFrame close && !closed) {
                closed = true;
                if (close.statusCode() == TOO_LARGE && !(close instanceof Answer)) {
                    var bye = "{\"type\":\"bye\",\"code\":" + TOO_LARGE + "}";
                    var _ = context.write(new TextWebSocketFrame(bye));
                }
            }
            var _ = context.write(message, promise);
        }
    }

    /** What a client's close frame is answered with. */
    private static final class Answer extends CloseWebSocketFrame {

        Answer() {}

        Answer(int code, String reason) {
            super(code, reason);
        }
    }

    /** Micronaut's decoder lets them pass, for an extension that we do not offer. */
    private static final class ReservedBits extends ChannelInboundHandlerAdapter {

        private boolean refused;

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (refused) {
                ReferenceCountUtil.release(message);
            } else if (message instanceof WebSocketFrame frame && frame.rsv() != 0) {
                refused = true;
                frame.release();
                refuse(context, WebSocketCloseStatus.PROTOCOL_ERROR);
            } else {
                context.fireChannelRead(message);
            }
        }
    }

    /** Nothing more is read; the connection is closed soon after the close frame. */
    private static void refuse(ChannelHandlerContext context, WebSocketCloseStatus status) {
        context.channel().config().setAutoRead(false);
        var _ = context.channel().writeAndFlush(new CloseWebSocketFrame(status));
    }

    /** Joins the frames of a message. */
    private static final class Messages extends WebSocketFrameAggregator {

        Messages() {
            super(MAX_MESSAGE);
        }

        @Override
        protected void handleOversizedMessage(
                ChannelHandlerContext context, WebSocketFrame oversized) {
            refuse(context, WebSocketCloseStatus.MESSAGE_TOO_BIG);
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        switch (message) {
            case BinaryWebSocketFrame binary -> {
                binary.release();
                context.fireChannelRead(new TextWebSocketFrame(""));
            }
            case CloseWebSocketFrame close -> {
                answer(context, close);
                context.fireChannelRead(close);
            }
            default -> context.fireChannelRead(message);
        }
    }

    private void answer(ChannelHandlerContext context, CloseWebSocketFrame close) {
        if (!closing) {
            var answer =
                    close.statusCode() < 0
                            ? new Answer()
                            : new Answer(close.statusCode(), close.reasonText());
            var _ = context.channel().writeAndFlush(answer);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        boolean byTheClient =
                cause instanceof CorruptedFrameException
                        // It was closed, by whomever, in the middle of a message.
                        || cause instanceof PrematureChannelClosureException;
        if (!byTheClient) {
            context.fireExceptionCaught(cause);
        }
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        closing |= message instanceof CloseWebSocketFrame;
        var _ = context.write(message, promise);
    }
}
