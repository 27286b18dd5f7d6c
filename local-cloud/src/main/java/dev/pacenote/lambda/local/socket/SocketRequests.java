package dev.pacenote.lambda.local.socket;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pacenote.lambda.local.RuntimeApi;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshakerFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What comes to the front before there is a socket: handshakes, and what functions ask for. */
final class SocketRequests extends SimpleChannelInboundHandler<FullHttpRequest> {

    private static final Logger LOG = LoggerFactory.getLogger(SocketRequests.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SOCKETS = "/" + SocketFront.STAGE;
    private static final String CONNECTIONS = SOCKETS + "/@connections/";
    private static final String PROTOCOL = "Sec-WebSocket-Protocol";

    /** As API Gateway's: 128 KB for a message, 32 KB for a frame of it. */
    static final int LARGEST_MESSAGE = 128 * 1024;

    static final int LARGEST_FRAME = 32 * 1024;

    private static final int ID_BYTES = 11;

    private static final Map<HttpResponseStatus, String> ERRORS =
            Map.of(
                    HttpResponseStatus.GONE, "GoneException",
                    HttpResponseStatus.TOO_MANY_REQUESTS, "LimitExceededException");

    private final SocketFront front;
    private final RuntimeApi authorizer;
    private final RuntimeApi function;

    SocketRequests(SocketFront front, RuntimeApi authorizer, RuntimeApi function) {
        super(false);
        this.front = front;
        this.authorizer = authorizer;
        this.function = function;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
        var channel = context.channel();
        Thread.ofVirtual()
                .start(
                        () -> {
                            try {
                                pass(channel, request);
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                                var _ = channel.close();
                            } catch (IOException | RuntimeException e) {
                                LOG.warn("a request could not be answered", e);
                                answer(channel, HttpResponseStatus.INTERNAL_SERVER_ERROR, "");
                            } finally {
                                request.release();
                            }
                        });
    }

    private void pass(Channel channel, FullHttpRequest request)
            throws IOException, InterruptedException {
        var query = new QueryStringDecoder(request.uri());
        if (query.path().startsWith(CONNECTIONS)) {
            manage(channel, request, query.path().substring(CONNECTIONS.length()));
        } else if (query.path().equals(SOCKETS)
                && "websocket".equalsIgnoreCase(request.headers().get(HttpHeaderNames.UPGRADE))) {
            connect(channel, request, query);
        } else {
            answer(channel, HttpResponseStatus.FORBIDDEN, "{\"message\":\"Forbidden\"}");
        }
    }

    private void connect(Channel channel, FullHttpRequest request, QueryStringDecoder query)
            throws IOException, InterruptedException {
        var events =
                new SocketEvents(
                        newId(),
                        request.headers().get(HttpHeaderNames.HOST, "localhost"),
                        Instant.now());
        var connect = events.connect(request.headers(), query);
        var admitted = admitted(channel, connect);
        if (admitted.isEmpty()) {
            return;
        }
        connect.withObject("/requestContext").set("authorizer", admitted.get());
        JsonNode answer;
        try {
            answer = JSON.readTree(function.invoke(JSON.writeValueAsBytes(connect)));
        } catch (RuntimeApi.FunctionFailedException e) {
            LOG.warn("{}", e.getMessage());
            answer(channel, HttpResponseStatus.INTERNAL_SERVER_ERROR, "");
            return;
        }
        int status = answer.path("statusCode").asInt();
        if (status != HttpResponseStatus.OK.code()) {
            answer(channel, HttpResponseStatus.valueOf(status), "");
            return;
        }
        request.retain();
        channel.eventLoop()
                .execute(() -> open(channel, request, protocol(answer), events, admitted.get()));
    }

    private static String newId() {
        var bytes = new byte[ID_BYTES];
        ThreadLocalRandom.current().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes).replace('/', '_').replace('+', '-');
    }

    private static Optional<String> protocol(JsonNode answer) {
        return answer.path("headers").properties().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(PROTOCOL))
                .map(header -> header.getValue().asText())
                .findFirst();
    }

    /** What the authorizer passes on; empty when the client was refused. */
    private Optional<ObjectNode> admitted(Channel channel, ObjectNode connect)
            throws IOException, InterruptedException {
        try {
            var said =
                    JSON.readTree(
                            authorizer.invoke(
                                    JSON.writeValueAsBytes(SocketEvents.authorize(connect))));
            if (said.at("/policyDocument/Statement/0/Effect").asText().equals("Allow")) {
                return Optional.of(SocketEvents.authorized(said));
            }
            answer(channel, HttpResponseStatus.FORBIDDEN, "{\"message\":\"Forbidden\"}");
        } catch (RuntimeApi.FunctionFailedException e) {
            if (Objects.requireNonNullElse(e.getMessage(), "").contains("\"Unauthorized\"")) {
                answer(channel, HttpResponseStatus.UNAUTHORIZED, "{\"message\":\"Unauthorized\"}");
            } else {
                LOG.warn("{}", e.getMessage());
                answer(channel, HttpResponseStatus.INTERNAL_SERVER_ERROR, "");
            }
        }
        return Optional.empty();
    }

    /** On the event loop, in one step: nothing is read before frames are understood. */
    private void open(
            Channel channel,
            FullHttpRequest request,
            Optional<String> protocol,
            SocketEvents events,
            ObjectNode authorizer) {
        try {
            var handshaker =
                    new WebSocketServerHandshakerFactory(
                                    front.url(), protocol.orElse(null), false, LARGEST_FRAME)
                            .newHandshaker(request);
            if (handshaker == null) {
                var _ = WebSocketServerHandshakerFactory.sendUnsupportedVersionResponse(channel);
                return;
            }
            var socket = new HeldSocket(channel, events, authorizer, function);
            front.add(socket);
            channel.closeFuture().addListener(_ -> front.remove(socket));
            channel.pipeline().remove(this);
            var _ = handshaker.handshake(channel, request);
            socket.listen();
        } finally {
            request.release();
        }
    }

    /** What functions ask of a socket. */
    private void manage(Channel channel, FullHttpRequest request, String id) {
        if (front.isRefusing()) {
            answer(channel, HttpResponseStatus.SERVICE_UNAVAILABLE, "");
            return;
        }
        var socket = front.find(id);
        if (socket.isEmpty()) {
            answer(channel, HttpResponseStatus.GONE, "");
            return;
        }
        switch (request.method().name().toUpperCase(Locale.ROOT)) {
            case "POST" -> post(channel, request, socket.get());
            case "GET" -> answer(channel, HttpResponseStatus.OK, socket.get().status());
            case "DELETE" -> {
                socket.get().close();
                answer(channel, HttpResponseStatus.NO_CONTENT, "");
            }
            default -> answer(channel, HttpResponseStatus.FORBIDDEN, "");
        }
    }

    private static void post(Channel channel, FullHttpRequest request, HeldSocket socket) {
        if (request.content().readableBytes() > LARGEST_MESSAGE) {
            answer(channel, HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE, "");
            return;
        }
        socket.offer(
                request.content().toString(StandardCharsets.UTF_8),
                taken -> answer(channel, status(taken), ""));
    }

    private static HttpResponseStatus status(HeldSocket.Taken taken) {
        return switch (taken) {
            case SENT -> HttpResponseStatus.OK;
            case GONE -> HttpResponseStatus.GONE;
            case FULL -> HttpResponseStatus.TOO_MANY_REQUESTS;
        };
    }

    private static void answer(Channel channel, HttpResponseStatus status, String body) {
        var content = Unpooled.copiedBuffer(body, StandardCharsets.UTF_8);
        var answer = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, content);
        answer.headers().set(HttpHeaderNames.CONTENT_TYPE, "application/json");
        answer.headers().set(HttpHeaderNames.CONTENT_LENGTH, content.readableBytes());
        answer.headers().set(HttpHeaderNames.CONNECTION, "close");
        Optional.ofNullable(ERRORS.get(status))
                .ifPresent(error -> answer.headers().set("x-amzn-ErrorType", error));
        channel.writeAndFlush(answer).addListener(ChannelFutureListener.CLOSE);
    }
}
