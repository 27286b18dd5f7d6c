package dev.pacenote.lambda.local.socket;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pacenote.lambda.local.RuntimeApi;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.Utf8FrameValidator;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.handler.timeout.IdleStateHandler;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A socket that the front holds: its frames go to the function one after the other. */
final class HeldSocket extends SimpleChannelInboundHandler<WebSocketFrame> {

    private static final Logger LOG = LoggerFactory.getLogger(HeldSocket.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final int NORMAL = 1000;
    private static final int GOING_AWAY = 1001;
    private static final int NO_BINARY = 1003;
    private static final int TOO_LARGE = 1009;
    private static final int BROKEN = 1006;

    /** As API Gateway's. */
    private static final int IDLE_MINUTES = 10;

    private static final int MAX_MINUTES = 120;

    /** What is kept for a client that reads nothing; how much API Gateway keeps nobody says. */
    private static final WriteBufferWaterMark KEPT =
            new WriteBufferWaterMark(64 * 1024, 128 * 1024);

    /** What became of a frame that a function wants sent. */
    enum Taken {
        SENT,
        GONE,

        /** The client has read too little of what was sent before. */
        FULL
    }

    private final Channel channel;
    private final SocketEvents events;
    private final ObjectNode authorizer;
    private final RuntimeApi function;
    private final ExecutorService frames =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().factory());
    private volatile int closeCode = BROKEN;
    private volatile boolean lost;
    private volatile Instant lastActive = Instant.now();

    HeldSocket(Channel channel, SocketEvents events, ObjectNode authorizer, RuntimeApi function) {
        this.channel = channel;
        this.events = events;
        this.authorizer = authorizer;
        this.function = function;
    }

    String id() {
        return events.id();
    }

    /** Takes frames from now on. */
    void listen() {
        channel.config().setWriteBufferWaterMark(KEPT);
        channel.pipeline()
                .addLast(
                        new IdleStateHandler(0, 0, IDLE_MINUTES, TimeUnit.MINUTES),
                        new Utf8FrameValidator(),
                        new WebSocketFrameAggregator(SocketRequests.LARGEST_MESSAGE),
                        this);
        var _ =
                channel.eventLoop()
                        .schedule(() -> close(GOING_AWAY), MAX_MINUTES, TimeUnit.MINUTES);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
        lastActive = Instant.now();
        switch (frame) {
            case TextWebSocketFrame text -> pass(events.message(text.text(), authorizer));
            case BinaryWebSocketFrame _ -> close(NO_BINARY);
            case PingWebSocketFrame ping -> {
                var _ = channel.writeAndFlush(new PongWebSocketFrame(ping.content().retain()));
            }
            case CloseWebSocketFrame close -> {
                closeCode = close.statusCode() < 0 ? NORMAL : close.statusCode();
                close(closeCode);
            }
            default -> LOG.debug("a frame that means nothing here");
        }
    }

    /** A frame whose handling failed is answered as API Gateway does it. */
    private void pass(ObjectNode event) {
        frames.execute(
                () -> {
                    try {
                        function.invoke(JSON.writeValueAsBytes(event));
                    } catch (RuntimeApi.FunctionFailedException e) {
                        LOG.warn("{}", e.getMessage());
                        var _ =
                                send(
                                        "{\"message\": \"Internal server error\", \"connectionId\":\""
                                                + id()
                                                + "\"}");
                    } catch (JsonProcessingException e) {
                        throw new IllegalStateException(e);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) throws Exception {
        if (!lost) {
            pass(events.disconnect(closeCode, authorizer));
        }
        frames.shutdown();
        super.channelInactive(context);
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) throws Exception {
        if (event instanceof IdleStateEvent) {
            close(GOING_AWAY);
        } else {
            super.userEventTriggered(context, event);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        LOG.debug("socket {} failed", id(), cause);
        if (cause instanceof TooLongFrameException) {
            close(TOO_LARGE);
        }
    }

    /** Takes a frame for the client, who may not have read it yet when that is said. */
    void offer(String text, Consumer<Taken> answer) {
        channel.eventLoop()
                .execute(
                        () -> {
                            if (channel.isActive() && !channel.isWritable()) {
                                answer.accept(Taken.FULL);
                                return;
                            }
                            var sent = send(text);
                            boolean failed = sent.isDone() && !sent.isSuccess();
                            answer.accept(failed ? Taken.GONE : Taken.SENT);
                        });
    }

    /** Sends a frame of ours. */
    private ChannelFuture send(String text) {
        return channel.writeAndFlush(new TextWebSocketFrame(text));
    }

    /** What there is to know about it. */
    String status() {
        return String.format(
                Locale.ROOT,
                "{\"connectedAt\":\"%s\",\"lastActiveAt\":\"%s\"}",
                events.connectedAt(),
                lastActive);
    }

    /** Closes it with the one code that the gateway has for that. */
    void close() {
        close(NORMAL);
    }

    private void close(int code) {
        channel.writeAndFlush(new CloseWebSocketFrame(code, ""))
                .addListener(ChannelFutureListener.CLOSE);
    }

    /** Ends the connection, and does not tell the function. */
    void lose() {
        lost = true;
        cut();
    }

    /** Ends the connection without a word. */
    void cut() {
        var _ = channel.close();
    }
}
