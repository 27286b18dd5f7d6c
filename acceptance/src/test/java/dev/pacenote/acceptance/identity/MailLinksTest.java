package dev.pacenote.acceptance.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.Problems;
import dev.pacenote.acceptance.support.TestApplication;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the links in mails lead to, for people and for programs (contract 2.9, 2.30). */
class MailLinksTest {

    private static final String BROWSER =
            "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
    private static final String PUBLIC_URL = "https://pacenote.example";
    private static final TestApplication APP =
            new TestApplication(Instant.parse("2026-11-20T12:00:00Z"))
                    .with("EMAIL_VERIFICATION", "required");
    private static final Api API = APP.open();

    @BeforeAll
    static void startScheduledJobs() {
        APP.service().startScheduledJobs();
    }

    @AfterAll
    static void close() {
        APP.close();
    }

    @BeforeEach
    void letLimitsPass() {
        APP.clock.pass(Duration.ofMinutes(6));
    }

    /** Registers, and returns the token of the mailed link. */
    private static String registered(String name, String email) {
        assertThat(API.register(name, email).status()).isEqualTo(201);
        await().atMost(Duration.ofSeconds(60)).until(() -> !APP.mailbox().to(email).isEmpty());
        var link =
                APP.mailbox()
                        .to(email)
                        .getLast()
                        .text()
                        .lines()
                        .filter(line -> line.startsWith(PUBLIC_URL))
                        .findFirst()
                        .orElseThrow();
        assertThat(link).startsWith(PUBLIC_URL + "/verify-email?token=");
        return link.substring(link.indexOf('=') + 1);
    }

    private static boolean isConfirmed(String email) {
        var token = API.logIn(email).text("access_token");
        return API.get("/api/v1/users/profile", token).json().path("emailVerified").asBoolean();
    }

    private static Api.Answer post(String path, String token) {
        return API.post(path, Map.of("token", token));
    }

    @Test
    void opening_a_link_confirms_nothing_and_leads_to_the_page_whatever_is_accepted() {
        var token = registered("Opened", "opened@example.org");
        for (var method : List.of("GET", "HEAD")) {
            for (var accept : List.of(BROWSER, "*/*", "application/json", "image/png")) {
                var opened =
                        API.send(
                                API.request("/api/v1/users/verify-email?token=" + token)
                                        .header("Accept", accept)
                                        .method(method, BodyPublishers.noBody()));
                assertThat(opened.status()).as(method + " " + accept).isEqualTo(303);
                assertThat(opened.header("Location"))
                        .isEqualTo(PUBLIC_URL + "/verify-email?token=" + token);
            }
        }
        assertThat(API.get("/api/v1/users/verify-email?token=a%26b%20%0D%0Ac").header("Location"))
                .isEqualTo(PUBLIC_URL + "/verify-email?token=a%26b+%0D%0Ac");
        assertThat(API.get("/api/v1/users/verify-email").status()).isEqualTo(303);
        assertThat(isConfirmed("opened@example.org")).isFalse();
    }

    @Test
    void the_button_confirms_once_and_again() {
        var token = registered("Button", "button@example.org");
        var check = "/api/v1/users/verify-email/check";
        assertThat(post(check, token).text("email")).isEqualTo("button@example.org");
        assertThat(post(check, token).json().path("emailVerified").asBoolean()).isFalse();
        assertThat(isConfirmed("button@example.org")).as("looking changes nothing").isFalse();

        for (int i = 0; i < 2; i++) {
            var confirmed = post("/api/v1/users/verify-email", token);
            assertThat(confirmed.status()).isEqualTo(200);
            assertThat(confirmed.text("message")).isNotBlank();
            assertThat(confirmed.json().path("emailVerified").asBoolean()).isTrue();
        }
        assertThat(isConfirmed("button@example.org")).isTrue();
        assertThat(post(check, token).json().path("emailVerified").asBoolean()).isTrue();
    }

    @Test
    void a_token_of_another_kind_or_age_tells_nothing_and_confirms_nothing() {
        var token = registered("Guesser", "guesser@example.org");
        var access = API.logIn("guesser@example.org").text("access_token");
        var wrong = new ArrayList<>(List.of("x", token + "x", token.substring(1), access));
        for (var path : List.of("/api/v1/users/verify-email", "/api/v1/users/verify-email/check")) {
            for (var one : wrong) {
                Problems.assertProblem(post(path, one), 400, "link_invalid");
            }
            Problems.assertProblem(API.post(path, Map.of()), 400, "validation_failed");
            Problems.assertProblem(API.post(path, Map.of("token", 7)), 400, "validation_failed");
        }
        APP.clock.pass(Duration.ofDays(2));
        Problems.assertProblem(
                post("/api/v1/users/verify-email/check", token), 400, "link_invalid");
        Problems.assertProblem(post("/api/v1/users/verify-email", token), 400, "link_invalid");
    }

    @Test
    void a_browser_with_a_bad_link_reads_a_page_and_a_program_a_problem() {
        var form = "List-Unsubscribe=One-Click";
        for (var path : List.of("/api/v1/unsubscribe?token=bad", "/api/v1/unsubscribe")) {
            for (var method : List.of("GET", "POST")) {
                var request =
                        API.request(path)
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .header("Origin", "https://app.example")
                                .method(method, Api.text(method.equals("GET") ? "" : form));
                var program = API.send(request.copy());
                Problems.assertProblem(program, 400, "link_invalid");

                var page = API.send(request.copy().header("Accept", BROWSER));
                assertIsPage(page, 400);
                assertThat(page.body()).contains("This link is damaged");
                assertThat(page.body()).contains("mail settings").contains("href=\"/me\"");
            }
        }
    }

    @Test
    void whatever_else_is_wrong_at_the_address_of_a_link_is_a_page_for_a_browser_too() {
        var twice = "/api/v1/unsubscribe?token=a&token=b";
        assertIsPage(API.send(API.request(twice).header("Accept", BROWSER)), 400);
        var delete = API.request("/api/v1/unsubscribe?token=a").header("Accept", BROWSER).DELETE();
        assertIsPage(API.send(delete), 405);
        var compressed =
                API.request("/api/v1/unsubscribe?token=a")
                        .header("Accept", BROWSER)
                        .header("Content-Encoding", "gzip")
                        .POST(BodyPublishers.ofString("x"));
        assertIsPage(API.send(compressed), 415);
        var unheardOf =
                API.request("/api/v1/unsubscribe?token=a")
                        .header("Accept", BROWSER)
                        .header("Content-Type", "text/plain; charset=x-unheard-of")
                        .POST(BodyPublishers.ofString("x"));
        assertIsPage(API.send(unheardOf), 415);
        assertIsPage(
                API.send(
                        API.request("/api/v1/users/verify-email?token=a&token=b")
                                .header("Accept", BROWSER)),
                400);
        var elsewhere = API.request("/api/v1/users/profile").header("Accept", BROWSER);
        assertThat(API.send(elsewhere).header("Content-Type"))
                .startsWith("application/problem+json");
    }

    private static void assertIsPage(Api.Answer answer, int status) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("text/html");
        assertThat(answer.header("X-Request-Id")).isNotBlank();
        assertThat(answer.body())
                .startsWith("<!DOCTYPE html>")
                .contains("<h1>Pacenote</h1>")
                .contains(answer.header("X-Request-Id"))
                .doesNotContain("urn:pacenote")
                .doesNotContain("<script");
        assertThat(answer.header("Content-Security-Policy")).contains("frame-ancestors 'none'");
    }
}
