package dev.pacenote.acceptance.identity;

import static dev.pacenote.acceptance.support.Concurrently.atOnce;
import static dev.pacenote.acceptance.support.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.TestApplication;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Registering and logging in; and who may not (contract 1.4 to 1.7, 2.2, 2.3). */
class AccountsTest implements SessionCases, ClientAddressCases {

    private static final TestApplication APP =
            new TestApplication(Instant.parse("2026-11-20T12:00:00Z"))
                    // The schema too is made at this start, in each assembly.
                    .with("DATABASE_URL", TestApplication.newDatabase());
    private static final Api API = APP.open();

    /** What calls without a token come to. */
    private static final Map<String, Integer> STATUSES =
            Map.of("/api/v1/users/alerts", 401, "/api/v1/nowhere", 404, "/health", 200);

    @Override
    public TestApplication app() {
        return APP;
    }

    @Override
    public Api api() {
        return API;
    }

    @AfterAll
    static void close() {
        APP.close();
    }

    @BeforeEach
    void letLimitsPass() {
        APP.clock.pass(Duration.ofHours(2));
    }

    @Tag("mixed")
    @Test
    void names_with_spaces_accents_and_other_scripts_register_and_log_in_in_any_letter_case() {
        for (var name : List.of("Mad Fox", "Zoë.x", "山")) {
            APP.clock.pass(Duration.ofMinutes(6));
            var email = "Person" + name.hashCode() + "@Example.org";
            assertThat(API.register(name, email).status()).isEqualTo(201);
            var login = API.logIn(name.toUpperCase(Locale.ROOT));
            assertThat(login.status()).isEqualTo(200);
            assertThat(login.json().path("user").path("username").asText()).isEqualTo(name);
            assertThat(login.json().path("expires_in").asInt()).isEqualTo(900);
            assertThat(login.json().path("user").path("id").isTextual()).isTrue();
            assertThat(API.logIn(email.toUpperCase(Locale.ROOT)).status()).isEqualTo(200);
        }
    }

    @Test
    void a_taken_name_or_address_is_said_and_nothing_is_stored() {
        API.register("Taken", "taken@example.org");

        assertProblem(API.register("tAKEN", "other@example.org"), 409, "username_taken");
        assertProblem(API.register("Other", "TAKEN@example.org"), 409, "email_taken");
        assertProblem(API.register("taken@example.org", "new@example.org"), 409, "username_taken");
        assertProblem(API.logIn("other@example.org"), 401, "bad_credentials");
    }

    @Test
    void an_address_that_no_mail_can_be_written_to_is_refused_with_its_field() {
        for (var address :
                List.of(
                        "x@exa_mple.org",
                        "a..b@example.org",
                        "a.@example.org",
                        "zoë@example.org")) {
            var answer = API.register("Unmailable", address);
            assertProblem(answer, 400, "validation_failed");
            assertThat(answer.json().path("errors").findValuesAsText("field"))
                    .containsExactly("email");
            assertThat(answer.json().path("errors").findValuesAsText("code"))
                    .containsExactly("invalid_email");
        }
    }

    @Test
    void both_spellings_of_an_international_domain_are_one_address() {
        API.register("Anna", "anna@bücher.example");

        assertProblem(API.register("Anna 2", "anna@xn--bcher-kva.example"), 409, "email_taken");
        for (var spelling : List.of("Anna@BÜCHER.example", "anna@xn--bcher-kva.example")) {
            var login = API.logIn(spelling);
            assertThat(login.status()).isEqualTo(200);
            assertThat(login.json().path("user").path("email").asText())
                    .isEqualTo("anna@xn--bcher-kva.example");
        }
    }

    @Test
    void of_32_registrations_of_one_name_at_once_one_wins() throws Exception {
        var statuses =
                atOnce(
                        32,
                        () ->
                                API.send(
                                                API.json("/api/v1/users/register")
                                                        .header(
                                                                "X-Forwarded-For",
                                                                ClientAddressCases.randomAddress())
                                                        .POST(
                                                                Api.body(
                                                                        Map.of(
                                                                                "username", "Racer",
                                                                                "email",
                                                                                        "racer@example.org",
                                                                                "password",
                                                                                        TestApplication
                                                                                                .PASSWORD))))
                                        .status());

        assertThat(statuses).filteredOn(status -> status == 201).hasSize(1);
        assertThat(statuses).as("%s", statuses).filteredOn(status -> status == 409).hasSize(31);
    }

    @Test
    void everything_wrong_with_a_registration_is_said_at_once() {
        var answer =
                API.post(
                        "/api/v1/users/register",
                        Map.of("email", "nobody", "password", "short", "username", "\u0007"));

        assertProblem(answer, 400, "validation_failed");
        assertThat(answer.json().path("errors").findValuesAsText("field"))
                .containsExactly("email", "password", "username");
    }

    @Test
    void malformed_and_hostile_bodies_are_clear_4xx() {
        for (var body :
                List.of("{\"email\":", "[]", "\"x\"", "null", "{} trailing", "{\"a\":1,\"a\":2}")) {
            var answer =
                    API.send(
                            API.json("/api/v1/users/register").POST(BodyPublishers.ofString(body)));
            assertProblem(answer, 400, "malformed_json");
        }
        for (var wrong : List.of(7, true, List.of("a"), Map.of("a", "b"))) {
            assertProblem(
                    API.post(
                            "/api/v1/users/login",
                            Map.of("email", wrong, "password", TestApplication.PASSWORD)),
                    400,
                    "validation_failed");
        }
        assertProblem(
                API.send(
                        API.request("/api/v1/users/login")
                                .header("Content-Type", "text/plain")
                                .POST(BodyPublishers.ofString("hello"))),
                415,
                "unsupported_media_type");
        assertProblem(
                API.send(
                        API.json("/api/v1/users/login")
                                .POST(BodyPublishers.ofString("x".repeat(2_000_000)))),
                413,
                "body_too_large");
        assertProblem(API.post("/api/v1/users/login", Map.of()), 400, "validation_failed");
        assertProblem(API.get("/api/v1/nowhere"), 404, "no_such_path");
        var wrongMethod = API.delete("/api/v1/users/login", "x");
        assertProblem(wrongMethod, 405, "method_not_allowed");
        assertThat(wrongMethod.header("Allow")).contains("POST");
    }

    @Test
    void an_empty_body_is_an_empty_object_whatever_its_type() {
        var token = API.newcomer("Empty", "empty@example.org");
        var created =
                API.send(
                        API.request("/api/v1/users/alerts")
                                .header("Authorization", "bearer " + token)
                                .POST(BodyPublishers.noBody()));

        assertThat(created.status()).as(created.body()).isEqualTo(200);
        assertThat(created.text("record_filter")).isEqualTo("top5");
    }

    @Test
    void without_a_good_token_every_door_says_401_and_looks_at_nothing_else() {
        assertProblem(API.get("/api/v1/users/alerts"), 401, "access_token_missing");
        var anonymous =
                API.send(API.json("/api/v1/users/alerts").POST(BodyPublishers.ofString("{broken")));
        assertProblem(anonymous, 401, "access_token_missing");
        assertThat(anonymous.header("WWW-Authenticate")).isEqualTo("Bearer");
        assertProblem(API.get("/api/v1/users/alerts", "garbage"), 401, "access_token_invalid");
        assertThat(
                        API.send(
                                        API.request("/api/v1/users/alerts")
                                                .header("Authorization", "garbage"))
                                .status())
                .isEqualTo(401);
    }

    @Test
    void a_stale_token_does_not_hinder_logging_in() {
        API.register("Stale", "stale@example.org");
        var login =
                API.post(
                        "/api/v1/users/login",
                        "garbage",
                        Map.of("email", "stale@example.org", "password", TestApplication.PASSWORD));

        assertThat(login.status()).isEqualTo(200);
    }

    @Test
    void five_wrong_passwords_close_the_door_for_five_minutes_and_say_for_how_long() {
        API.register("Guess", "guess@example.org");
        var wrong = Map.of("email", "guess@example.org", "password", "wrong horse");
        for (int i = 0; i < 5; i++) {
            assertProblem(API.post("/api/v1/users/login", wrong), 401, "bad_credentials");
        }
        var refused = API.logIn("guess@example.org");
        assertProblem(refused, 429, "rate_limited");
        assertThat(refused.header("Retry-After")).isEqualTo("300");
        assertThat(refused.json().path("retryAfter").asInt()).isEqualTo(300);

        APP.clock.pass(Duration.ofMinutes(5));

        assertThat(API.logIn("guess@example.org").status()).isEqualTo(200);
    }

    @Test
    void other_origins_may_read_errors_too_and_a_preflight_needs_no_token() {
        var preflight =
                API.send(
                        API.request("/api/v1/users/alerts")
                                .header("Origin", "https://app.example")
                                .header("Access-Control-Request-Method", "PUT")
                                .method("OPTIONS", BodyPublishers.noBody()));
        assertThat(preflight.status()).isEqualTo(204);
        assertThat(preflight.header("Access-Control-Allow-Origin"))
                .isEqualTo("https://app.example");
        assertThat(preflight.header("Access-Control-Allow-Methods")).contains("PUT");
        for (var path : List.of("/api/v1/users/alerts", "/api/v1/nowhere", "/health")) {
            var answer = API.send(API.request(path).header("Origin", "https://app.example"));
            assertThat(answer.status()).isEqualTo(STATUSES.get(path));
            assertThat(answer.header("Access-Control-Allow-Origin"))
                    .isEqualTo("https://app.example");
            assertThat(answer.header("Vary")).contains("Origin");
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        }
    }

    @Test
    void of_32_identical_registrations_refreshes_and_alerts_nothing_is_there_twice()
            throws Exception {
        var token = API.newcomer("Once", "once@example.org");
        var answers = atOnce(32, () -> API.post("/api/v1/users/alerts", token, Map.of()).status());
        assertThat(answers).allMatch(status -> status == 200 || status == 429);
        assertThat(API.get("/api/v1/users/alerts", token).json().path("alerts")).hasSize(1);
    }
}
