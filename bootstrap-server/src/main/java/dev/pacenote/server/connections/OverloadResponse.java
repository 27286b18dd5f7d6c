package dev.pacenote.server.connections;

import dev.pacenote.adapters.in.http.platform.Problem;
import dev.pacenote.adapters.in.http.platform.ProblemException;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpRequest;
import java.net.URI;

/**
 * Answers a request for which there was no room with 503, before anybody looks at its caller or
 * body. It runs right after the filters that every answer passes.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
final class OverloadResponse {

    /** A request for which there was no room. */
    static final class OverloadedRequest extends DefaultHttpRequest {
        OverloadedRequest(HttpRequest request) {
            super(
                    request.protocolVersion(),
                    request.method(),
                    readable(request.uri()),
                    request.headers());
            setDecoderResult(request.decoderResult());
        }

        /** Micronaut would replace an address that it cannot read by a request for the web app. */
        private static String readable(String address) {
            try {
                return URI.create(address).toString();
            } catch (IllegalArgumentException e) {
                return "/api/";
            }
        }
    }

    @RequestFilter
    void refuse(io.micronaut.http.HttpRequest<?> request) {
        if (request instanceof NettyHttpRequest<?> netty
                && netty.getNativeRequest() instanceof OverloadedRequest) {
            throw new ProblemException(Problem.overloaded());
        }
    }
}
