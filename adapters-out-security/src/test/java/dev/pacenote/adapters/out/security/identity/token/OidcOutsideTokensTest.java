package dev.pacenote.adapters.out.security.identity.token;

import dev.pacenote.application.contracts.identity.token.OutsideTokensContract;
import dev.pacenote.application.identity.token.OutsideTokens;
import dev.pacenote.sandbox.issuer.TokenIssuer;
import io.micronaut.http.client.HttpClient;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The contract, by an issuer over HTTP. */
class OidcOutsideTokensTest implements OutsideTokensContract {

    private static final String APP = "app-1";

    private TokenIssuer issuer;
    private HttpClient client;
    private OutsideTokens tokens;

    @BeforeEach
    void open() throws IOException {
        issuer = TokenIssuer.open();
        client = HttpClient.create(null, IssuerFactory.configuration());
        tokens =
                new OidcAccessTokens(
                        issuer.url(),
                        Set.of(APP),
                        new IssuerKeys(
                                new HttpIssuerDocuments(() -> client, "tests", issuer.url()),
                                System::nanoTime));
    }

    @AfterEach
    void close() {
        client.close();
        issuer.close();
    }

    @Override
    public OutsideTokens tokens() {
        return tokens;
    }

    @Override
    public Issuer issuer() {
        return new Issuer() {
            @Override
            public Map<String, Object> claims(String subject, Instant issuedAt) {
                return issuer.accessClaims(subject, APP, issuedAt);
            }

            @Override
            public String signed(Map<String, Object> claims) {
                return issuer.sign("RS256", claims);
            }

            @Override
            public void goAway() {
                issuer.mode(TokenIssuer.Mode.AWAY);
            }
        };
    }
}
