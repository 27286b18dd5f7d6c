package dev.pacenote.server.connections;

import static io.micronaut.http.netty.channel.ChannelPipelineCustomizer.HANDLER_IDLE_STATE;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.pacenote.adapters.in.http.platform.ApiPaths;
import dev.pacenote.adapters.in.http.platform.RequestTarget;
import dev.pacenote.adapters.in.http.platform.error.Problem;
import dev.pacenote.adapters.in.http.platform.header.AnswerHeaders;
import dev.pacenote.server.connections.ConnectionCounter.Kind;
import dev.pacenote.server.connections.ConnectionCounter.Rejection;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Holds the limits of one connection: it admits its requests as long as there is room, gives their
 * places back, and closes it when the client sends or takes too slowly. Everything happens on the
 * connection's event loop.
 */
final class HttpConnectionHandler extends ChannelDuplexHandler {

    /** How long a client may take to answer a close frame. */
    private static final Duration CLOSING = Duration.ofSeconds(2);

    /** A request whose answer is not wholly written. */
    private static final class Exchange {
        private final HttpRequest request;
        private @Nullable Kind needs;
        private @Nullable Kind holds;
        private boolean arrived;

        Exchange(HttpRequest request, @Nullable Kind needs) {
            this.request = request;
            this.needs = needs;
        }
    }

    private final ServerLimits limits;
    private final ConnectionCounter counter;
    private final AnswerHeaders headers;
    private final Deque<Exchange> exchanges = new ArrayDeque<>();

    /** What the connection itself holds: a place among the connections or the sockets. */
    private Kind place = Kind.CONNECTION;

    /** Runs from the first byte of a request to its last. */
    private final ArrivalDeadline deadline;

    HttpConnectionHandler(ServerLimits limits, ConnectionCounter counter, AnswerHeaders headers) {
        this.limits = limits;
        this.counter = counter;
        this.headers = headers;
        this.deadline = new ArrivalDeadline(limits.arrival(), this::missDeadline);
    }

    /** Adds this handler, and those that tell it the time, around the HTTP codec. */
    void addTo(ChannelPipeline pipeline, String codec) {
        // Two, because what one of Netty's notices as progress its other limits miss.
        var stall = new IdleStateHandler(true, 0, limits.stall().toNanos(), 0, NANOSECONDS);
        var idle = new IdleStateHandler(0, 0, limits.idle().toNanos(), NANOSECONDS);
        pipeline.addBefore(codec, "stall", stall)
                .addBefore(codec, HANDLER_IDLE_STATE, idle)
                .addBefore(codec, "request-deadline", requestDeadline())
                .addAfter(codec, "connection-limits", this);
    }

    /** Sees the first byte of a request; it stands before the HTTP codec. */
    private ChannelHandler requestDeadline() {
        return new ChannelInboundHandlerAdapter() {
            @Override
            public void channelRead(ChannelHandlerContext context, Object bytes) {
                if (!deadline.isRunning() && place == Kind.CONNECTION) {
                    deadline.start(context.channel());
                }
                if (bytes instanceof ByteBuf some) {
                    deadline.arrive(some.readableBytes());
                }
                context.fireChannelRead(bytes);
            }
        };
    }

    private void missDeadline(Channel channel) {
        var first = exchanges.peek();
        if (first != null && first.arrived) {
            // Its client waits for us, and of a pipelined request no more may have been read.
            deadline.start(channel);
        } else {
            end(channel, Rejection.SLOW);
        }
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        context.channel()
                .closeFuture()
                .addListener(
                        _ -> {
                            deadline.stop();
                            exchanges.forEach(this::release);
                            exchanges.clear();
                            counter.release(place);
                        });
    }

    private void release(Exchange exchange) {
        if (exchange.holds != null) {
            counter.release(exchange.holds);
            exchange.holds = null;
        }
    }

    private void end(Channel channel, Rejection reason) {
        counter.reject(reason);
        var _ = channel.close();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        var admitted = message;
        if (context.channel().isOpen() && message instanceof HttpRequest request) {
            admitted = admit(context.channel(), request);
            if (!deadline.isRunning()) {
                // Its first byte came with the end of the request before it.
                deadline.start(context.channel());
            }
        }
        if (!context.channel().isOpen()) {
            ReferenceCountUtil.release(message);
            return;
        }
        if (message instanceof LastHttpContent) {
            arrive();
        }
        context.fireChannelRead(admitted);
    }

    /** The request itself, or one that is answered 503 or 400 in its turn. */
    private HttpRequest admit(Channel channel, HttpRequest request) {
        if (exchanges.size() >= limits.pipelined()) {
            end(channel, Rejection.AHEAD);
            return request;
        }
        // Pacenote speaks one language, and Micronaut fails over an empty header of this name.
        request.headers().remove(HttpHeaderNames.ACCEPT_LANGUAGE);
        // Netty turns each byte into one character.
        request.setUri(RequestTarget.escape(request.uri(), StandardCharsets.ISO_8859_1));
        var needs = needs(request);
        if (needs != null && counter.isFull(needs)) {
            counter.reject(needs == Kind.SOCKET ? Rejection.SOCKETS : Rejection.REQUESTS);
            exchanges.add(new Exchange(request, null));
            return new RefusedRequest(request, Problem.overloaded());
        }
        if (!RequestTarget.isReadable(request.uri())) {
            exchanges.add(new Exchange(request, null));
            return new RefusedRequest(request, Problem.unreadableAddress());
        }
        exchanges.add(new Exchange(request, needs));
        return request;
    }

    /** Pages, preflights and what machines ask cost next to nothing. */
    private static @Nullable Kind needs(HttpRequest request) {
        var path = path(request.uri());
        boolean api = ApiPaths.contain(path);
        boolean upgrades =
                request.headers()
                        .containsValue(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET, true);
        if (upgrades && (!api || path.equals(ApiPaths.SOCKET))) {
            return Kind.SOCKET;
        }
        return api && !request.method().equals(HttpMethod.OPTIONS) ? Kind.REQUEST : null;
    }

    /** All of a request is here: whoever sends slowly took nobody's place until now. */
    private void arrive() {
        deadline.stop();
        var exchange = exchanges.peekLast();
        if (exchange != null && !exchange.arrived) {
            exchange.arrived = true;
            if (exchange.needs != null) {
                counter.acquire(exchange.needs);
                exchange.holds = exchange.needs;
            }
        }
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        boolean announces =
                message instanceof HttpResponse response
                        && response.status().equals(HttpResponseStatus.CONTINUE);
        if (!announces && message instanceof HttpResponse response) {
            begin(context, response);
        }
        if (!announces && message instanceof LastHttpContent) {
            var answered = exchanges.poll();
            if (answered != null) {
                release(answered);
            }
        }
        if (message instanceof CloseWebSocketFrame) {
            // Micronaut waits for the client's close frame, of a dead one for ever.
            Runnable close =
                    () -> {
                        var _ = context.channel().close();
                    };
            var _ = context.executor().schedule(close, CLOSING.toNanos(), NANOSECONDS);
        }
        var _ = context.write(message, promise);
    }

    /** An answer, or its first part, leaves. */
    private void begin(ChannelHandlerContext context, HttpResponse response) {
        var exchange = exchanges.peek();
        if (exchange == null) {
            return;
        }
        complete(exchange.request, response);
        if (response.status().equals(HttpResponseStatus.SWITCHING_PROTOCOLS)) {
            release(exchange);
            becomeSocket(context);
        } else if (!(response instanceof FullHttpResponse)
                && exchange.needs == Kind.REQUEST
                && counter.tryAcquire(Kind.STREAM)) {
            // It lasts as long as its client takes it: no others of the API may wait for that.
            release(exchange);
            exchange.needs = null;
            exchange.holds = Kind.STREAM;
        }
    }

    private void becomeSocket(ChannelHandlerContext context) {
        // Frames may have come while the request was decided on; a socket has no such limit.
        deadline.stop();
        if (!counter.tryAcquire(Kind.SOCKET)) {
            end(context.channel(), Rejection.SOCKETS);
            return;
        }
        counter.release(place);
        place = Kind.SOCKET;
        var heartbeat = new IdleStateHandler(limits.heartbeat().toNanos(), 0, 0, NANOSECONDS);
        context.pipeline().replace(HANDLER_IDLE_STATE, HANDLER_IDLE_STATE, heartbeat);
        SocketFrameGuard.addTo(context.pipeline());
    }

    /** Adds what filters add to every answer: one to an unreadable request passes no filter. */
    private void complete(HttpRequest request, HttpResponse response) {
        if (!response.headers().contains("X-Content-Type-Options")) {
            headers.on(path(request.uri()), request.headers().get(HttpHeaderNames.ORIGIN))
                    .forEach((name, value) -> response.headers().set(name, value));
        }
        if (request.decoderResult().isFailure()) {
            // Micronaut closes the connection; a client that is not told loses its next request.
            response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        }
    }

    /** The path of a target, which may be a whole address. */
    private static String path(String target) {
        try {
            var path = new QueryStringDecoder(target).path();
            int authority = path.indexOf("://");
            if (path.startsWith("/") || authority < 0) {
                return path;
            }
            int start = path.indexOf('/', authority + "://".length());
            return start < 0 ? "/" : path.substring(start);
        } catch (IllegalArgumentException halfAnEscape) {
            return target;
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (!(event instanceof IdleStateEvent idle)) {
            context.fireUserEventTriggered(event);
            return;
        }
        switch (idle.state()) {
            case ALL_IDLE -> {
                // Who waits for an answer of ours may wait for long: of a daily run, for example.
                if (exchanges.isEmpty() && !isUnsent(context.channel())) {
                    var _ = context.channel().close();
                }
            }
            case WRITER_IDLE -> {
                // The first of them in a row does not tell whether bytes have left meanwhile.
                if (!idle.isFirst() && isUnsent(context.channel())) {
                    end(context.channel(), Rejection.SLOW);
                }
            }
            case READER_IDLE -> {
                if (idle.isFirst()) {
                    var _ = context.writeAndFlush(new PingWebSocketFrame());
                } else {
                    // Micronaut sends a close frame with 1001.
                    context.fireUserEventTriggered(event);
                }
            }
        }
    }

    private static boolean isUnsent(Channel channel) {
        var buffer = channel.unsafe().outboundBuffer();
        return buffer != null && buffer.totalPendingWriteBytes() > 0;
    }
}
