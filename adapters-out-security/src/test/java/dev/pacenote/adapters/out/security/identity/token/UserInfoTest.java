package dev.pacenote.adapters.out.security.identity.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.application.identity.token.IssuerUnavailableException;
import dev.pacenote.domain.identity.account.EmailAddress;
import dev.pacenote.domain.identity.credential.ExternalSubject;
import dev.pacenote.sandbox.issuer.TokenIssuer;
import io.micronaut.http.client.HttpClient;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an issuer tells of a person. */
class UserInfoTest {

    private static final String NEO = "s-1";

    private TokenIssuer issuer;
    private HttpClient client;

    @BeforeEach
    void open() throws IOException {
        issuer = TokenIssuer.open();
        client = HttpClient.create(null, IssuerFactory.configuration());
    }

    @AfterEach
    void close() {
        client.close();
        issuer.close();
    }

    private Optional<EmailAddress> email(String subject) {
        var token = issuer.accessToken(NEO, "app", Instant.parse("2026-11-20T12:00:00Z"));
        return new UserInfo(new HttpIssuerDocuments(() -> client, "tests", issuer.url()))
                .verifiedEmail(new ExternalSubject(issuer.url(), subject), token);
    }

    @Test
    void an_address_counts_if_the_issuer_has_made_sure_of_it() {
        assertThat(email(NEO)).isEmpty();
        issuer.knows(NEO, Map.of("email", "neo@example.org"));
        assertThat(email(NEO)).isEmpty();
        issuer.knows(NEO, Map.of("email", "neo@example.org", "email_verified", false));
        assertThat(email(NEO)).isEmpty();
        issuer.knows(NEO, Map.of("email", "no address", "email_verified", true));
        assertThat(email(NEO)).isEmpty();

        issuer.knows(NEO, Map.of("email", "neo@example.org", "email_verified", "true"));

        assertThat(email(NEO)).contains(new EmailAddress("neo@example.org"));
    }

    @Test
    void what_is_said_of_somebody_else_does_not_count() {
        issuer.knows(NEO, Map.of("email", "neo@example.org", "email_verified", true));
        assertThat(email("s-2")).isEmpty();
    }

    @Test
    void an_issuer_that_does_not_answer_is_not_one_that_knows_no_address() {
        for (var mode : List.of(TokenIssuer.Mode.AWAY, TokenIssuer.Mode.ANOTHER)) {
            issuer.mode(mode);
            assertThatThrownBy(() -> email(NEO)).isInstanceOf(IssuerUnavailableException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 400, 401, 403, 404, 405, 406})
    void whoever_has_a_token_without_the_scopes_has_no_address(int status) {
        issuer.mode(TokenIssuer.Mode.SILENT_ON_PERSONS);
        issuer.refuses(status);
        assertThat(email(NEO)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503})
    void whoever_is_to_ask_again_later_is_not_said_to_have_no_address(int status) {
        issuer.mode(TokenIssuer.Mode.SILENT_ON_PERSONS);
        issuer.refuses(status);
        assertThatThrownBy(() -> email(NEO)).isInstanceOf(IssuerUnavailableException.class);
    }

    @Test
    void what_is_no_json_names_no_address() {
        issuer.mode(TokenIssuer.Mode.GARBAGE);
        assertThat(email(NEO)).isEmpty();
    }
}
