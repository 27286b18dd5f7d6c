package dev.pacenote.acceptance.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.OpenApi;
import dev.pacenote.acceptance.support.ServerOnly;
import dev.pacenote.acceptance.support.TestApplication;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The document: complete, with examples that are true to it, and a page for people. */
class OpenApiTest {

    private static final TestApplication APP =
            new TestApplication(Instant.parse("2026-11-20T12:00:00Z"))
                    .with("FEATURES", "trackmania,messages,parts");
    private static final Api API = APP.open();

    /** Every endpoint of the contract, and ours that the web app asks for. */
    private static final List<String> CONTRACT =
            List.of(
                    "get /health",
                    "get /health/live",
                    "get /health/ready",
                    "get /metrics",
                    "get /openapi.yml",
                    "get /docs",
                    "post /api/v1/users/register",
                    "post /api/v1/users/login",
                    "post /api/v1/users/refresh",
                    "post /api/v1/users/logout",
                    "get /api/v1/users/search",
                    "get /api/v1/users/profile",
                    "put /api/v1/users/me",
                    "put /api/v1/users/email",
                    "post /api/v1/users/password/forgot",
                    "post /api/v1/users/password/reset",
                    "put /api/v1/users/password",
                    "get /api/v1/users/verify-email",
                    "post /api/v1/users/verify-email",
                    "post /api/v1/users/verify-email/check",
                    "post /api/v1/users/verify-email/resend",
                    "get /api/v1/users/sessions",
                    "delete /api/v1/users/sessions/{id}",
                    "delete /api/v1/users/sessions",
                    "delete /api/v1/users/me",
                    "get /api/v1/users/me/export",
                    "post /api/v1/users/accountNames",
                    "get /api/v1/users/tm-username",
                    "post /api/v1/users/tm-username",
                    "get /api/v1/users/maps",
                    "get /api/v1/users/maps/status/{jobId}",
                    "get /api/v1/users/alerts",
                    "post /api/v1/users/alerts",
                    "put /api/v1/users/alerts/{id}",
                    "delete /api/v1/users/alerts/{id}",
                    "get /api/v1/users/alerts/{id}/maps",
                    "get /api/v1/users/records",
                    "get /api/v1/users/records/days",
                    "get /api/v1/users/boards/{mapUid}",
                    "get /api/v1/users/mails",
                    "get /api/v1/users/mails/{id}",
                    "delete /api/v1/users/maps/status/{jobId}",
                    "get /api/v1/schedule",
                    "get /api/v1/admin/emails",
                    "get /api/v1/records/latest",
                    "get /api/v1/driver/maps/search",
                    "get /api/v1/driver/notifications",
                    "post /api/v1/driver/notifications",
                    "delete /api/v1/driver/notifications/{id}",
                    "get /api/v1/driver/notifications/{id}/history",
                    "get /api/v1/admin/config",
                    "put /api/v1/admin/config",
                    "get /api/v1/admin/users",
                    "put /api/v1/admin/users",
                    "put /api/v1/admin/users/alert-type",
                    "get /api/v1/admin/daily-overview",
                    "post /api/v1/admin/runs",
                    "get /api/v1/admin/runs",
                    "get /api/v1/admin/runs/{id}",
                    "post /api/v1/admin/emails/{id}/retry",
                    "get /api/v1/notification-history",
                    "post /api/v1/feedback",
                    "get /api/v1/feedback",
                    "put /api/v1/feedback/{id}/read",
                    "delete /api/v1/feedback/{id}",
                    "get /api/v1/stats",
                    "get /api/v1/test",
                    "post /api/v1/test",
                    "get /api/v1/test-advanced",
                    "post /api/v1/test-advanced",
                    "get /api/v1/unsubscribe",
                    "post /api/v1/unsubscribe",
                    "post /ws/tickets",
                    "get /ws/events",
                    "get /notifications/devices",
                    "post /notifications/devices",
                    "delete /notifications/devices/{id}",
                    "get /notifications/webhooks",
                    "post /notifications/webhooks",
                    "delete /notifications/webhooks/{id}",
                    "post /notifications/webhooks/{id}/test",
                    "post /api/v1/cron/daily",
                    "get /api/v1/cron/runs/{date}");

    @AfterAll
    static void close() {
        APP.close();
    }

    private static OpenApi document() {
        return OpenApi.read(API.get("/openapi.yml").body());
    }

    @Test
    void every_endpoint_of_the_contract_is_in_the_document() {
        var documented = new ArrayList<String>();
        document()
                .document()
                .path("paths")
                .properties()
                .forEach(
                        path ->
                                path.getValue()
                                        .fieldNames()
                                        .forEachRemaining(
                                                method ->
                                                        documented.add(
                                                                method + " " + path.getKey())));

        assertThat(documented).containsAll(CONTRACT);
    }

    @Test
    void every_operation_is_described_with_examples_that_hold_and_with_its_problems() {
        var api = document();
        var problems = api.document().path("components").path("responses");
        problems.forEach(
                response -> {
                    var content = response.path("content").path("application/problem+json");
                    assertThat(api.validate(content.path("schema"), content.path("example")))
                            .isEmpty();
                });
        for (var path : api.document().path("paths")) {
            for (var operation : path) {
                assertThat(operation.path("summary").asText()).isNotBlank();
                assertThat(operation.path("responses").has("500")).isTrue();
                examples(operation, api);
            }
        }
    }

    @Test
    void an_export_that_is_fetched_elsewhere_is_described_as_it_is_answered() {
        var api = document().document();
        var elsewhere =
                api.path("paths")
                        .path("/api/v1/users/me/export")
                        .path("get")
                        .path("responses")
                        .path("303");

        assertThat(elsewhere.path("headers").has("Location")).isTrue();
        assertThat(elsewhere.has("content")).as("a body").isFalse();
        assertThat(api.path("components").path("responses").path("Problem500").toString())
                .contains("answer_too_large");
    }

    private static void examples(JsonNode operation, OpenApi api) {
        var contents = new ArrayList<JsonNode>();
        contents.add(operation.path("requestBody").path("content").path("application/json"));
        operation
                .path("responses")
                .forEach(r -> contents.add(r.path("content").path("application/json")));
        for (var content : contents) {
            if (content.isObject()) {
                assertThat(content.has("example")).as(operation.toString()).isTrue();
                assertThat(api.validate(content.path("schema"), content.path("example")))
                        .as(content.toString())
                        .isEmpty();
            }
        }
    }

    /** The web app is built from this copy; {@code -Dreference=write} writes it anew. */
    @Test
    @ServerOnly("functions with tables for it have messages too")
    void the_copy_that_the_web_app_is_built_from_is_this_document() throws IOException {
        var copy = Path.of("../web/openapi.yml");
        if ("write".equals(System.getProperty("reference"))) {
            Files.writeString(copy, API.get("/openapi.yml").body());
        }
        assertThat(Files.readString(copy)).isEqualTo(API.get("/openapi.yml").body());
    }

    @Test
    void the_page_for_people_needs_nothing_foreign() {
        var page = API.get("/docs");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.body()).doesNotContain("http://").doesNotContain("https://");
        for (var file : List.of("swagger-ui.css", "swagger-ui-bundle.js", "start.js")) {
            assertThat(page.body()).contains("/docs/" + file);
            assertThat(API.get("/docs/" + file).status()).isEqualTo(200);
        }
        assertThat(API.get("/docs/..%2Findex.html").status()).isEqualTo(404);
        assertThat(API.get("/openapi.yml").header("Content-Type")).startsWith("application/yaml");
    }
}
