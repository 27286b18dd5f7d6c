package dev.pacenote.adapters.out.trackmania;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.function.Supplier;

/** A host that wants a token: a refused one is replaced once. */
final class AuthorizedHost {

    private static final int UNAUTHORIZED = 401;

    private final UpstreamHost host;
    private final TokenSource tokens;
    private final String scheme;
    private final Lane lane;

    /**
     * @param scheme what stands before the token, its space or equals sign included
     */
    AuthorizedHost(UpstreamHost host, TokenSource tokens, String scheme, Lane lane) {
        this.host = host;
        this.tokens = tokens;
        this.scheme = scheme;
        this.lane = lane;
    }

    HttpResponse<String> get(String endpoint, URI url) {
        return send(endpoint, () -> HttpRequest.newBuilder(url).GET());
    }

    HttpResponse<String> post(String endpoint, URI url, String json) {
        return send(
                endpoint,
                () ->
                        HttpRequest.newBuilder(url)
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    private HttpResponse<String> send(String endpoint, Supplier<HttpRequest.Builder> request) {
        var token = tokens.current(lane);
        var answer = send(endpoint, request.get(), token);
        if (answer.statusCode() != UNAUTHORIZED) {
            return answer;
        }
        tokens.forget(token);
        return send(endpoint, request.get(), tokens.current(lane));
    }

    private HttpResponse<String> send(String endpoint, HttpRequest.Builder request, String token) {
        return host.send(
                endpoint,
                request.header("Authorization", scheme + token)
                        .header("Accept", "application/json"),
                lane);
    }
}
