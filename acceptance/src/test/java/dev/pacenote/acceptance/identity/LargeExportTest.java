package dev.pacenote.acceptance.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.TestApplication;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.HashSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** An export that is larger than a function may answer with (contract 2.11). */
class LargeExportTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final int NOTICES = 2_000;
    private static final String TEXT = "\"quoted\", é and \\ ".repeat(500);

    private static final TestApplication APP = new TestApplication(NOON);
    private static final Api API = APP.open();

    @AfterAll
    static void close() {
        APP.close();
    }

    /** As a browser fetches it: where it is sent, it goes without its token. */
    private static HttpResponse<String> follow(String address) throws Exception {
        try (var browser = HttpClient.newHttpClient()) {
            return browser.send(
                    HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
        }
    }

    @Test
    void an_export_of_twenty_megabytes_arrives_whole_as_a_file() throws Exception {
        var token = API.newcomer("Hoarder", "hoarder@example.org");
        long account = API.get("/api/v1/users/profile", token).json().path("id").asLong();
        APP.insides().hoard(account, NOTICES, TEXT, NOON);

        var answer = API.get("/api/v1/users/me/export", token);

        String body;
        String disposition;
        if (answer.status() == 303) {
            assertThat(answer.body()).isEmpty();
            assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
            var file = follow(answer.header("Location"));
            assertThat(file.statusCode()).isEqualTo(200);
            assertThat(file.headers().firstValue("Content-Type").orElse(""))
                    .startsWith("application/json");
            body = file.body();
            disposition = file.headers().firstValue("Content-Disposition").orElse("");
            assertThat(
                            follow(
                                            answer.header("Location")
                                                    .replaceFirst("X-Amz-Signature", "X-Amz-None"))
                                    .statusCode())
                    .isEqualTo(403);
        } else {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
            body = answer.body();
            disposition = answer.header("Content-Disposition");
        }
        assertThat(disposition).isEqualTo("attachment; filename=\"pacenote-export.json\"");
        assertThat(body.length()).isGreaterThan(16_000_000);
        JsonNode json = Api.JSON.readTree(body);
        assertThat(json.path("account").path("email").asText()).isEqualTo("hoarder@example.org");
        assertThat(json.path("exportedAt").asText()).isEqualTo("2026-11-20T12:00:00.000Z");
        assertThat(json.path("notices")).hasSize(NOTICES);
        var texts = new HashSet<String>();
        json.path("notices").forEach(one -> texts.add(one.path("facts").path("zone").asText()));
        assertThat(texts).containsExactly(TEXT);
        assertThat(json.path("feedback").isArray()).isTrue();
    }
}
