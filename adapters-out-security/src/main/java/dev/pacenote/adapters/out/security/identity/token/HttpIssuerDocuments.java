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
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks an issuer for its discovery document, and then for what it leads to: keys, and what is known
 * of a person. The document is asked for each time: an issuer may move the others.
 */
final class HttpIssuerDocuments implements IssuerDocuments {

    private static final Logger LOG = LoggerFactory.getLogger(HttpIssuerDocuments.class);
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
            return JWKSet.parse(content(ask(HttpRequest.GET(keys))));
        } catch (ParseException e) {
            throw new UnreadableException("its answer cannot be read", e);
        }
    }

    @Override
    public Map<String, Object> person(String token) throws UnreadableException {
        var place = placeOfPersons();
        return place.isPresent()
                ? claims(ask(HttpRequest.GET(place.get()).bearerAuth(token)))
                : Map.of();
    }

    private Optional<URI> placeOfPersons() throws UnreadableException {
        try {
            return Optional.ofNullable(JSONObjectUtils.getURI(document(), "userinfo_endpoint"))
                    .filter(SafeAddress::isSafe);
        } catch (ParseException e) {
            throw new UnreadableException("its answer cannot be read", e);
        }
    }

    /**
     * The token itself was found good. So a refusal says that this one opens no claims, as without
     * the scopes, and what is no JSON has none; each time, so that waiting would not help.
     */
    private static Map<String, Object> claims(HttpResponse<String> answer)
            throws UnreadableException {
        if (answer.code() >= 500 || answer.code() == HttpStatus.TOO_MANY_REQUESTS.getCode()) {
            throw new UnreadableException("it answers " + answer.code());
        }
        if (answer.code() != HttpStatus.OK.getCode()) {
            LOG.debug("of a person the outside issuer says nothing, but {}", answer.code());
            return Map.of();
        }
        try {
            return JSONObjectUtils.parse(answer.getBody().orElse(""));
        } catch (ParseException e) {
            LOG.debug("what the outside issuer says of a person is no JSON", e);
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
            throw new UnreadableException("it answers " + answer.code());
        }
        return answer.getBody().orElse("");
    }
}
