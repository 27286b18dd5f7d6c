package dev.pacenote.acceptance.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.ServerOnly;
import dev.pacenote.acceptance.support.TestApplication;
import dev.pacenote.acceptance.support.assembly.Assembly;
import dev.pacenote.acceptance.support.network.RawConnection;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Addresses that programs write wrongly (contract 1.4): what a browser sends as it was typed is
 * read, half an escape is refused. In front of the functions the gateway refuses it, in its own
 * words.
 */
class UnreadableAddressTest {

    private static final TestApplication APP =
            new TestApplication(Instant.parse("2026-11-20T12:00:00Z"));
    private static final String ORIGIN = "https://app.example";

    @BeforeAll
    static void open() {
        var _ = APP.open();
    }

    @AfterAll
    static void close() {
        APP.close();
    }

    private static String ask(String method, String target) {
        try (var wire = new RawConnection(APP.service().port())) {
            return wire.ask(
                            method + " " + target + " HTTP/1.1",
                            "Origin: " + ORIGIN,
                            "Accept: text/html, */*",
                            "Connection: close",
                            "Content-Length: 0")
                    .answer();
        }
    }

    private static String head(String answer) {
        return answer.substring(0, answer.indexOf("\r\n\r\n")).toLowerCase(Locale.ROOT);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/api/v1/half%zz",
        "GET,/api/v1/users/alerts%",
        "GET,/api/v1/users/search?username=%zz",
        "GET,/api/v1/maps/%4/board",
        "GET,/health?x=100%",
        "GET,/openapi.yml%2",
        "GET,/login%zz",
        "GET,/?x=%u0041",
        "GET,http://localhost/api/v1/half%zz",
        "GET,http://localhost//",
        "POST,/api/v1/users/login%zz",
        "POST,/api/v1/users/login?x=%",
        "PUT,/api/v1/half%zz",
        "DELETE,/api/v1/users/alerts/%zz",
        "PATCH,/half%zz"
    })
    void half_an_escape_is_refused_on_every_route(String method, String target)
            throws JsonProcessingException {
        var answer = ask(method, target);

        assertThat(answer).startsWith("HTTP/1.1 400");
        if (Assembly.current() == Assembly.SERVER) {
            assertThat(head(answer))
                    .contains("\r\ncontent-type: application/problem+json")
                    .contains("\r\nx-content-type-options: nosniff")
                    .contains("\r\naccess-control-allow-origin: " + ORIGIN);
            assertThat(head(answer).contains("\r\ncache-control: no-store"))
                    .isEqualTo(target.startsWith("/api/"));
            var problem = Api.JSON.readTree(answer.substring(answer.indexOf("\r\n\r\n") + 4));
            assertThat(problem.path("code").asText()).isEqualTo("validation_failed");
            assertThat(problem.path("msg").asText()).contains("address");
            assertThat(head(answer))
                    .contains("\r\nx-request-id: " + problem.path("requestId").asText());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/half%zz", "/login?x=%zz", "/health%"})
    void a_question_about_such_an_address_is_refused_without_a_body(String target) {
        try (var wire = new RawConnection(APP.service().port())) {
            wire.ask("HEAD " + target + " HTTP/1.1", "Connection: close");
            assertThat(wire.head()).startsWith("HTTP/1.1 400");
        }
    }

    @Test
    void a_percent_sign_that_is_escaped_itself_is_text() {
        assertThat(ask("GET", "/api/v1/half%25zz"))
                .startsWith("HTTP/1.1 404")
                .contains("no_such_path");
    }

    /** Chromium escapes none of these in a query. */
    @Test
    @ServerOnly("the gateway in front of the functions refuses them itself")
    void what_a_browser_sends_as_it_was_typed_is_read() {
        assertThat(ask("GET", "/health?x=a|b^c`d{e}[f]")).startsWith("HTTP/1.1 200");
        assertThat(ask("GET", "/api/v1/users/profile?x=a|b"))
                .startsWith("HTTP/1.1 401")
                .contains("access_token_missing");
    }
}
