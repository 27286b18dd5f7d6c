package dev.pacenote.adapters.out.trackmania;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

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

    HttpResponse<String> get(URI url) {
        var token = tokens.current(lane);
        var answer = get(url, token);
        if (answer.statusCode() != UNAUTHORIZED) {
            return answer;
        }
        tokens.forget(token);
        return get(url, tokens.current(lane));
    }

    private HttpResponse<String> get(URI url, String token) {
        return host.send(
                HttpRequest.newBuilder(url)
                        .header("Authorization", scheme + token)
                        .header("Accept", "application/json")
                        .GET(),
                lane);
    }
}
