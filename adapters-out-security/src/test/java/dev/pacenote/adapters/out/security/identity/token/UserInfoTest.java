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
import org.junit.jupiter.params.provider.CsvSource;
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
    @CsvSource({
        "400, {\"error\":\"invalid_request\"}",
        "401, ''",
        "403, ''",
        "404, not here",
        "405, ''",
        "302, ''",
        "200, <html>",
        "200, ''"
    })
    void by_a_token_for_which_the_issuer_says_nothing_of_a_person_there_is_no_address(
            int status, String body) {
        issuer.knows(NEO, Map.of("email", "neo@example.org", "email_verified", true));
        issuer.refusesPersons(status, body);
        assertThat(email(NEO)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503})
    void an_issuer_that_may_answer_later_is_not_one_that_knows_no_address(int status) {
        issuer.refusesPersons(status, "");
        assertThatThrownBy(() -> email(NEO)).isInstanceOf(IssuerUnavailableException.class);
    }
}
