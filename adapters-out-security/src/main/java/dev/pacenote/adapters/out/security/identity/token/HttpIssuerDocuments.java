package dev.pacenote.adapters.out.security.identity.token;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.JSONObjectUtils;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpRequest;
import io.micronaut.http.client.HttpClient;
import java.net.URI;
import java.text.ParseException;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Asks an issuer for its discovery document, and then for what it leads to: keys, and what is known
 * of a person. The document is asked for each time: an issuer may move the others.
 */
final class HttpIssuerDocuments implements IssuerDocuments {

    private static final String DISCOVERY = "/.well-known/openid-configuration";
    private static final Argument<String> TEXT = Argument.STRING;

    private final Supplier<HttpClient> client;
    private final String userAgent;
    private final String issuer;

    /**
     * @param client follows no redirects, gives up within seconds and takes no endless answers;
     *     asked for when it is needed
     * @param userAgent names us
     */
    HttpIssuerDocuments(Supplier<HttpClient> client, String userAgent, String issuer) {
        this.client = client;
        this.userAgent = userAgent;
        this.issuer = issuer;
    }

    @Override
    public JWKSet keys() throws UnreadableException {
        try {
            var keys = JSONObjectUtils.getURI(document(), "jwks_uri");
            if (keys == null || !SafeAddress.isSafe(keys)) {
                throw new UnreadableException(
                        "its discovery document leads to no keys by https, or http on loopback");
            }
            var published = JWKSet.parse(content(ask(HttpRequest.GET(keys))));
            // No issuer that gives tokens has none: it is being changed just now.
            if (published.isEmpty()) {
                throw new UnreadableException("it publishes no keys");
            }
            return published;
        } catch (ParseException e) {
            throw new UnreadableException("its answer cannot be read", e);
        }
    }

    @Override
    public Map<String, Object> person(String token) throws UnreadableException {
        try {
            var place = JSONObjectUtils.getURI(document(), "userinfo_endpoint");
            if (place == null || !SafeAddress.isSafe(place)) {
                return Map.of();
            }
            var answer = ask(HttpRequest.GET(place).bearerAuth(token));
            if (isOutage(answer)) {
                throw refused(answer);
            }
            return members(answer);
        } catch (ParseException e) {
            throw new UnreadableException("its answer cannot be read", e);
        }
    }

    /** It may answer later. */
    private static boolean isOutage(HttpResponse<?> answer) {
        return answer.code() == HttpStatus.TOO_MANY_REQUESTS.getCode() || answer.code() >= 500;
    }

    /**
     * What it says of a person: nothing, where it has nothing to say by a token like this. Issuers
     * refuse one without the scopes in many ways, and some answer with a page.
     */
    private static Map<String, Object> members(HttpResponse<String> answer) {
        try {
            return answer.code() == 200
                    ? JSONObjectUtils.parse(answer.getBody().orElse(""))
                    : Map.of();
        } catch (ParseException e) {
            return Map.of();
        }
    }

    private Map<String, Object> document() throws UnreadableException, ParseException {
        var document = JSONObjectUtils.parse(content(ask(HttpRequest.GET(discovery()))));
        if (!issuer.equals(JSONObjectUtils.getString(document, "issuer"))) {
            throw new UnreadableException("its discovery document names another issuer");
        }
        return document;
    }

    private URI discovery() {
        return URI.create(
                (issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer)
                        + DISCOVERY);
    }

    private HttpResponse<String> ask(MutableHttpRequest<?> request) throws UnreadableException {
        try {
            request.accept(MediaType.APPLICATION_JSON_TYPE)
                    .header(HttpHeaders.USER_AGENT, userAgent);
            return client.get().toBlocking().exchange(request, TEXT, TEXT);
        } catch (RuntimeException e) {
            throw new UnreadableException("it does not answer", e);
        }
    }

    private static String content(HttpResponse<String> answer) throws UnreadableException {
        if (answer.code() != 200) {
            throw refused(answer);
        }
        return answer.getBody().orElse("");
    }

    private static UnreadableException refused(HttpResponse<?> answer) {
        return new UnreadableException("it answers " + answer.code());
    }
}
