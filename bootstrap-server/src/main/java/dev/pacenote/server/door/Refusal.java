package dev.pacenote.server.door;

import dev.pacenote.adapters.in.http.platform.AnswerHeaders;
import dev.pacenote.adapters.in.http.platform.PersonPages;
import dev.pacenote.adapters.in.http.platform.Problem;
import io.micronaut.json.JsonMapper;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Says, before anything of a request is looked at, that there is no room for it. */
final class Refusal {

    private static final Problem FULL = Problem.overloaded();

    private final AnswerHeaders headers;
    private final JsonMapper json;

    Refusal(AnswerHeaders headers, JsonMapper json) {
        this.headers = headers;
        this.json = json;
    }

    /** Answers; the future is done when all of the answer has left. */
    ChannelFuture answer(ChannelHandlerContext context, HttpRequest request) {
        var id = UUID.randomUUID().toString();
        var path = path(request.uri());
        boolean page =
                PersonPages.readProblems(path, request.headers().getAll(HttpHeaderNames.ACCEPT));
        var body = Unpooled.wrappedBuffer(page ? page(id) : body(id));
        var response =
                new DefaultFullHttpResponse(
                        HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(FULL.status()), body);
        headers.on(path, request.headers().get(HttpHeaderNames.ORIGIN))
                .forEach((name, value) -> response.headers().set(name, value));
        response.headers()
                .set("X-Request-Id", id)
                .set(
                        HttpHeaderNames.CONTENT_TYPE,
                        page ? "text/html;charset=utf-8" : "application/problem+json")
                .set(HttpHeaderNames.CONTENT_LENGTH, body.readableBytes());
        FULL.retryAfter()
                .ifPresent(
                        wait ->
                                response.headers()
                                        .set(HttpHeaderNames.RETRY_AFTER, wait.toSeconds()));
        boolean stays = HttpUtil.isKeepAlive(request);
        if (!stays) {
            response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        }
        return context.writeAndFlush(response)
                .addListener(
                        written -> {
                            if (!stays || !written.isSuccess()) {
                                var _ = context.close();
                            }
                        });
    }

    /**
     * Adds the headers that filters add, to an answer that passed none: of a request that cannot be
     * read.
     */
    void complete(HttpRequest request, HttpResponse answer) {
        if (answer.headers().contains("X-Content-Type-Options")) {
            return;
        }
        headers.on(path(request.uri()), request.headers().get(HttpHeaderNames.ORIGIN))
                .forEach((name, value) -> answer.headers().set(name, value));
    }

    private static byte[] page(String id) {
        return PersonPages.problem(FULL.title(), FULL.detail(), id)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String path(String target) {
        try {
            return new QueryStringDecoder(target).path();
        } catch (IllegalArgumentException e) {
            // Half an escape: nothing is at such an address.
            return target;
        }
    }

    private byte[] body(String id) {
        try {
            return json.writeValueAsBytes(FULL.body(id));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
