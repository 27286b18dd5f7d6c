package dev.pacenote.acceptance.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.Problems;
import dev.pacenote.acceptance.support.TestApplication;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Health and numbers (contract 2.1). */
class HealthTest {

    private static final TestApplication APP =
            new TestApplication(Instant.parse("2026-11-20T12:00:00Z"))
                    .with("METRICS_TOKEN", "measure");
    private static final Api API = APP.open();

    @AfterAll
    static void close() {
        APP.close();
    }

    @Test
    void the_service_says_that_it_lives_and_what_it_is() {
        var health = API.get("/health", "garbage");
        assertThat(health.status()).isEqualTo(200);
        assertThat(health.text("status")).isEqualTo("OK");
        assertThat(health.text("environment")).isEqualTo("production");
        assertThat(health.json().path("uptime").isNumber()).isTrue();
        assertThat(health.json().path("services").path("backend").asText()).isEqualTo("healthy");
        assertThat(API.get("/health/live").text("status")).isEqualTo("UP");
    }

    @Test
    void readiness_knows_database_run_upstreams_and_queues() {
        assertThat(API.cron().status()).isEqualTo(200);
        var ready = API.get("/health/ready").json();
        assertThat(ready.path("status").asText()).isEqualTo("UP");
        var checks = ready.path("checks");
        assertThat(checks.path("database").asText()).isEqualTo("UP");
        assertThat(checks.path("lastRun").path("state").asText()).isEqualTo("completed");
        assertThat(checks.path("lastRun").path("overdue").asBoolean()).isFalse();
        assertThat(checks.path("upstreams").path("exchange").asText()).isEqualTo("UP");
        assertThat(checks.path("upstreams").has("dispatcher")).isFalse();
        assertThat(checks.path("stream").asText()).isEqualTo("UP");
        assertThat(checks.path("dispatcher").asText()).isNotEmpty();
        assertThat(checks.path("waiting").path("account-mails").asInt()).isZero();
        APP.clock.pass(Duration.ofHours(27));
        assertThat(
                        API.get("/health/ready")
                                .json()
                                .path("checks")
                                .path("lastRun")
                                .path("overdue")
                                .asBoolean())
                .isTrue();
    }

    @Test
    void an_upstream_that_is_left_alone_is_shown() {
        APP.sandbox.faults().exchangeDown(true);
        for (int i = 0; i < 6; i++) {
            API.get("/api/v1/users/search?username=x");
        }
        assertThat(exchange()).isEqualTo("RESTING");

        APP.sandbox.faults().exchangeDown(false);

        await().until(
                        () -> {
                            APP.clock.pass(Duration.ofMinutes(1));
                            API.get("/api/v1/users/search?username=x");
                            return exchange().equals("UP");
                        });
    }

    private static String exchange() {
        return API.get("/health/ready")
                .json()
                .path("checks")
                .path("upstreams")
                .path("exchange")
                .asText();
    }

    @Test
    void numbers_are_for_whoever_has_the_token() {
        Problems.assertProblem(API.get("/metrics"), 401, "access_token_missing");
        Problems.assertProblem(API.get("/metrics", "wrong"), 401, "access_token_invalid");
        API.get("/api/v1/users/alerts/7/maps", "garbage");
        var numbers = API.get("/metrics", "measure");
        assertThat(numbers.status()).isEqualTo(200);
        assertThat(numbers.body())
                .contains("pacenote_http_requests_seconds_count")
                .contains("route=\"/api/v1/users/alerts/{id}/maps\"")
                .contains("jvm_memory_used_bytes")
                .contains("hikaricp_connections")
                .contains("pacenote_upstream_resting");
    }

    @Test
    void without_a_token_there_are_no_numbers() {
        try (var app = new TestApplication(Instant.parse("2026-11-20T12:00:00Z"))) {
            Problems.assertProblem(app.open().get("/metrics", "x"), 404, "no_such_path");
        }
    }
}
