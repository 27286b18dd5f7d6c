package dev.pacenote.server.connections;

import dev.pacenote.adapters.in.http.platform.RequestTarget;
import dev.pacenote.adapters.in.http.platform.error.Problem;
import dev.pacenote.adapters.in.http.platform.error.ProblemException;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpRequest;

/** A request that is answered with a problem, whoever sends it and whatever its body is. */
final class RefusedRequest extends DefaultHttpRequest {

    private static final String API = "/api/";

    private final Problem problem;

    RefusedRequest(HttpRequest request, Problem problem) {
        super(
                request.protocolVersion(),
                request.method(),
                readable(request.uri()),
                request.headers());
        setDecoderResult(request.decoderResult());
        this.problem = problem;
    }

    /** The target as far as the framework can parse it. */
    private static String readable(String target) {
        if (RequestTarget.isReadable(target)) {
            return target;
        }
        int query = target.indexOf('?');
        var path = query < 0 ? target : target.substring(0, query);
        if (RequestTarget.isReadable(path)) {
            return path;
        }
        return path.startsWith(API) ? API : "/";
    }

    /** Answers it right after the filters that every answer passes. */
    @ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
    @Order(Ordered.HIGHEST_PRECEDENCE + 2)
    static final class Filter {

        @RequestFilter
        void refuse(io.micronaut.http.HttpRequest<?> request) {
            if (request instanceof NettyHttpRequest<?> netty
                    && netty.getNativeRequest() instanceof RefusedRequest refused) {
                throw new ProblemException(refused.problem);
            }
        }
    }
}
