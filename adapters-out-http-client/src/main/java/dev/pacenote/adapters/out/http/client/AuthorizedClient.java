package dev.pacenote.adapters.out.http.client;

import io.micronaut.http.HttpResponse;
import java.util.function.Function;

/** A client of a service that wants a token: a refused one is replaced once. */
public final class AuthorizedClient {

    private static final int UNAUTHORIZED = 401;

    private final UpstreamClient client;
    private final TokenSource tokens;
    private final String scheme;
    private final Priority priority;

    /**
     * @param scheme what stands before the token, its space or equals sign included
     */
    public AuthorizedClient(
            UpstreamClient client, TokenSource tokens, String scheme, Priority priority) {
        this.client = client;
        this.tokens = tokens;
        this.scheme = scheme;
        this.priority = priority;
    }

    /**
     * Sends a request like {@link UpstreamClient#send}.
     *
     * @param request gets the {@code Authorization} header
     */
    public HttpResponse<String> send(
            String endpoint, Function<String, HttpResponse<String>> request) {
        var token = tokens.current(priority);
        var answer = send(endpoint, request, token);
        if (answer.code() != UNAUTHORIZED) {
            return answer;
        }
        tokens.forget(token);
        return send(endpoint, request, tokens.current(priority));
    }

    private HttpResponse<String> send(
            String endpoint, Function<String, HttpResponse<String>> request, String token) {
        return client.send(endpoint, priority, () -> request.apply(scheme + token));
    }
}
