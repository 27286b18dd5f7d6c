package dev.pacenote.adapters.out.security.identity.token;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.JSONObjectUtils;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.client.HttpClient;
import java.net.URI;
import java.text.ParseException;
import java.util.function.Supplier;

/**
 * Asks an issuer for its discovery document, and then for the keys that it leads to. Both are asked
 * for each time: an issuer may move its keys.
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
            var document = JSONObjectUtils.parse(get(discovery()));
            if (!issuer.equals(JSONObjectUtils.getString(document, "issuer"))) {
                throw new UnreadableException("its discovery document names another issuer");
            }
            var keys = JSONObjectUtils.getURI(document, "jwks_uri");
            if (keys == null || !SafeAddress.isSafe(keys)) {
                throw new UnreadableException(
                        "its discovery document leads to no keys by https, or http on loopback");
            }
            return JWKSet.parse(get(keys));
        } catch (ParseException e) {
            throw new UnreadableException("its answer cannot be read", e);
        }
    }

    private URI discovery() {
        return URI.create(
                (issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer)
                        + DISCOVERY);
    }

    private String get(URI uri) throws UnreadableException {
        try {
            var request =
                    HttpRequest.GET(uri)
                            .accept(MediaType.APPLICATION_JSON_TYPE)
                            .header(HttpHeaders.USER_AGENT, userAgent);
            var answer = client.get().toBlocking().exchange(request, TEXT, TEXT);
            if (answer.code() != 200) {
                throw new UnreadableException("it answers " + answer.code());
            }
            return answer.getBody().orElse("");
        } catch (RuntimeException e) {
            throw new UnreadableException("it does not answer", e);
        }
    }
}
